import { Trouble } from "../api/client";
import { usePreferences } from "../app/preferences";
import { Copy } from "./basics";

export function useWords() {
  const { t } = usePreferences();
  return (why: unknown): string => {
    if (!(why instanceof Trouble)) return why instanceof Error ? why.message : String(why);
    if (why.code === "unreachable") return t("trouble.unreachable");
    return why.code === "timeout" ? t("trouble.timeout") : why.message;
  };
}

/** The request to look for in the gateway's log; of an answer that never came, nothing. */
export function Asked({ of }: { of: unknown }) {
  const { t } = usePreferences();
  const id = of instanceof Trouble ? of.requestId : null;
  return id && <span className="faint">{t("trouble.request", { id })} <Copy text={id} /></span>;
}

/** A refusal in the gateway's words, with its request, where what was asked for is still on the page. */
export function Refused({ why }: { why: unknown }) {
  const words = useWords();
  return <p className="note bad" role="alert">{words(why)} <Asked of={why} /></p>;
}

/** What happened, in the gateway's words, with the request to look for and a way on. */
export function Problem({ why, again }: { why: unknown; again?: () => void }) {
  const { t } = usePreferences();
  const words = useWords();
  return (
    <div className="note bad" role="alert">
      <strong>{t("trouble.title")}</strong>
      <p>{words(why)}</p>
      <p><Asked of={why} /></p>
      {again && <button type="button" onClick={again}>{t("retry")}</button>}
    </div>
  );
}

/** The last good data stays on the page; this says how old they are. */
export function Stale({ why, at, again }: { why: unknown; at: number; again: () => void }) {
  const { t, clock } = usePreferences();
  const words = useWords();
  return (
    <div className="note warn" role="status">
      <span>{t("trouble.stale", { at: clock(at), why: words(why) })}</span>{" "}
      <Asked of={why} />{" "}
      <button type="button" className="small" onClick={again}>{t("retry")}</button>
    </div>
  );
}
