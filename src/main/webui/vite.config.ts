import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// `npm run dev` shows a running gateway through this server; a build needs no gateway.
export default defineConfig({
  base: "/console/",
  plugins: [react()],
  build: {
    target: "es2022",
    // Inlined files would be data: URLs, which the content security policy allows to images only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: { host: "127.0.0.1", proxy: { "/admin": "http://127.0.0.1:8080", "/v1": "http://127.0.0.1:8080" } },
});
