import { type ReactNode, useEffect, useState } from "react";
import { Trouble } from "../api/client";
import { Link } from "../app/path";
import { usePreferences } from "../app/preferences";
import { utc } from "../format/format";
import type { Key } from "../i18n/texts";

/** A button that copies; says whether it did. */
export function Copy({ text, label }: { text: string; label?: string }) {
  const { t } = usePreferences();
  const [said, setSaid] = useState<Key>("copy");
  useEffect(() => {
    if (said === "copy") return;
    const back = setTimeout(() => setSaid("copy"), 1_500);
    return () => clearTimeout(back);
  }, [said]);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("copied");
    } catch {
      setSaid("copy.failed");
    }
  }
  return (
    <button type="button" className="small quiet" onClick={copy} aria-label={`${label ?? t("copy")}: ${text.slice(0, 60)}`}>
      <span aria-live="polite">{said === "copy" ? (label ?? t("copy")) : t(said)}</span>
    </button>
  );
}

export function Id({ text }: { text: string }) {
  return <span className="id"><code>{text}</code> <Copy text={text} /></span>;
}

/** In the reader's zone, UTC on hover. */
export function When({ at, whole }: { at: number | null | undefined; whole?: boolean }) {
  const { clock, moment } = usePreferences();
  return <time title={utc(at)} dateTime={at ? new Date(at).toISOString() : undefined}>{whole ? moment(at) : clock(at)}</time>;
}

export function useWords() {
  const { t } = usePreferences();
  return (why: unknown): string => {
    if (!(why instanceof Trouble)) return why instanceof Error ? why.message : String(why);
    if (why.code === "unreachable") return t("trouble.unreachable");
    return why.code === "timeout" ? t("trouble.timeout") : why.message;
  };
}

/** What happened, in the gateway's words, with the request to look for and a way on. */
export function Problem({ why, again }: { why: unknown; again?: () => void }) {
  const { t } = usePreferences();
  const words = useWords();
  const id = why instanceof Trouble ? why.requestId : null;
  return (
    <div className="note bad" role="alert">
      <strong>{t("trouble.title")}</strong>
      <p>{words(why)}</p>
      {id && <p className="faint">{t("trouble.request", { id })} <Copy text={id} /></p>}
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
      <button type="button" className="small" onClick={again}>{t("retry")}</button>
    </div>
  );
}

export function Skeleton({ rows = 4 }: { rows?: number }) {
  const { t } = usePreferences();
  return (
    <div className="skeleton" role="status" aria-label={t("loading")}>
      {Array.from({ length: rows }, (_, row) => <div key={row} />)}
    </div>
  );
}

export function Empty({ children, next }: { children: ReactNode; next?: ReactNode }) {
  return <div className="empty"><p>{children}</p>{next && <div>{next}</div>}</div>;
}

export type Mood = "good" | "warn" | "bad" | "plain";

export function Badge({ mood = "plain", title, children }: { mood?: Mood; title?: string | undefined; children: ReactNode }) {
  return <span className={`badge ${mood}`} title={title}>{children}</span>;
}

export function Card({ title, children, aside, wide }: { title: ReactNode; children: ReactNode; aside?: ReactNode; wide?: boolean }) {
  return (
    <section className={wide ? "card wide" : "card"}>
      <header><h2>{title}</h2>{aside && <div className="aside">{aside}</div>}</header>
      {children}
    </section>
  );
}

/** One number of many; leads to where it comes from. */
export function Stat({ label, value, mood = "plain", href }: { label: string; value: string; mood?: Mood; href?: string }) {
  const body = <><span className="label">{label}</span><span className={`number ${mood}`}>{value}</span></>;
  return href ? <Link className="stat" href={href}>{body}</Link> : <div className="stat">{body}</div>;
}

export function Facts({ of }: { of: [string, ReactNode][] }) {
  return (
    <dl className="facts">
      {of.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}
    </dl>
  );
}

export function Choice<T extends string>({ label, value, of, onChange }: {
  label: string; value: T; of: readonly (readonly [T, string])[]; onChange: (next: T) => void;
}) {
  return (
    <label className="choice">
      <span>{label}</span>
      <select aria-label={label} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {of.map(([word, text]) => <option key={word} value={word}>{text}</option>)}
      </select>
    </label>
  );
}
