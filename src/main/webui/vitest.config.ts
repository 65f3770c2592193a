import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["src/**/*.test.{ts,tsx}"], clearMocks: true, testTimeout: 30_000 },
});
