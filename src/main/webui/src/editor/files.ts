import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/client";
import type { Config } from "../api/types";
import { go, to } from "../app/path";

/** How soon a change by somebody else is seen. */
export const LOOK_MS = 5_000;

export function useConfig() {
  return useQuery({ queryKey: ["config"], queryFn: ({ signal }) => ask<Config>("/admin/config", { signal }), refetchInterval: LOOK_MS });
}

/** Shows a file in the editor, at a line where one is named. The address says so. */
export function openFile(file: string, line: number | null = null) {
  go(to(["routes"], { file, ...(line ? { line: String(line) } : {}) }), true);
}
