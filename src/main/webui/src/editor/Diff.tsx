import { useMemo } from "react";
import { changes } from "./diff";

const WORDS = { "+": "added", "-": "removed", " ": "same" } as const;

export function Diff({ before, after }: { before: string; after: string }) {
  const all = useMemo(() => changes(before, after), [before, after]);
  return (
    <pre className="diff" tabIndex={0}>
      {all.map((one, i) => <span key={i} className={WORDS[one.sign]}>{`${one.sign} ${one.text}\n`}</span>)}
    </pre>
  );
}
