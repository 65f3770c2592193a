import { useEffect, useRef, useState } from "react";
import { ask } from "../api/client";
import type { Checked, Problem } from "../api/types";

/** Long enough that a word is typed in between, short enough to feel at once. */
const REST_MS = 350;

export interface Check {
  state: "unchanged" | "checking" | "valid" | "invalid" | "unknown"; problems: Problem[]; warnings: Problem[]; error: unknown; again: () => void;
}

/** What the loader says of the unsaved texts, asked once they have rested. */
export function useCheck(files: Record<string, string>): Check {
  const asked = JSON.stringify(files);
  const [told, setTold] = useState<{ of: string; checked: Checked | null; error: unknown } | null>(null);
  const [tries, setTries] = useState(0);
  const held = useRef<{ problems: Problem[]; warnings: Problem[] }>({ problems: [], warnings: [] });
  useEffect(() => {
    if (asked === "{}") return;
    const stop = new AbortController();
    const wait = setTimeout(() => {
      ask<Checked>("/admin/config/validate", { method: "POST", body: { files: JSON.parse(asked) }, signal: stop.signal }).then(
        (checked) => setTold({ of: asked, checked, error: null }),
        (error: unknown) => { if (!stop.signal.aborted) setTold({ of: asked, checked: null, error }); },
      );
    }, REST_MS);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [asked, tries]);
  const again = () => setTries((n) => n + 1);
  if (asked === "{}") {
    held.current = { problems: NONE, warnings: NONE };
    return { state: "unchanged", ...held.current, error: null, again };
  }
  if (told?.checked) held.current = { problems: told.checked.problems, warnings: told.checked.warnings };
  if (told?.of !== asked) return { state: "checking", ...held.current, error: null, again };
  if (!told.checked) return { state: "unknown", problems: NONE, warnings: NONE, error: told.error, again };
  return { state: told.checked.valid ? "valid" : "invalid", ...held.current, error: null, again };
}

const NONE: Problem[] = [];
