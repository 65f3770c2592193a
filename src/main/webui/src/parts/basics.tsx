import { type ReactNode, useEffect, useState } from "react";
import { Link, to } from "../app/path";
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
  const { near, moment } = usePreferences();
  return <time title={utc(at)} dateTime={at ? new Date(at).toISOString() : undefined}>{whole ? moment(at) : near(at)}</time>;
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

/** Where calls would be, and what brings some. */
export function Quiet() {
  const { t } = usePreferences();
  return <p className="empty">{t("figure.empty")} <Link href={to(["playground"])}>{t("figure.empty.do")}</Link></p>;
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
