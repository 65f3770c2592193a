import { useEffect, useId, useRef } from "react";
import { usePreferences } from "../app/preferences";
import { type Clash, desk } from "./desk";
import { Diff } from "./Diff";
import { asIn, type Draft, plain } from "./drafts";

/** What takes the focus back once a conflict is settled. */
export const EDITOR = "editor";

/** Somebody saved first, the same lines: what they changed and what you changed, and what is to become of both. */
export function Conflict({ name, draft, clash }: { name: string; draft: Draft; clash: Clash }) {
  const { t } = usePreferences();
  const { current, text } = clash;
  const theirs = current?.text ?? "";
  const settle = (next: string) => desk.settle(name, next);
  const what = useId();
  const title = useRef<HTMLHeadingElement>(null);
  // What had the focus is gone with the editor; who came here by choosing the file keeps it.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) title.current?.focus();
  }, []);
  const goOn = () => {
    document.getElementById(EDITOR)?.focus();
    desk.take(name, text, current);
  };
  return (
    <section className="card wide conflict" role="alertdialog" aria-label={t("editor.conflict")} aria-describedby={what}>
      <h2 ref={title} tabIndex={-1}>{t("editor.conflict")} <code>{name}</code></h2>
      <p id={what}>{t("editor.conflict.what")}</p>
      <div className="thirds">
        <div><h3>{t("editor.conflict.base")}</h3><pre tabIndex={0}>{draft.base}</pre></div>
        <div><h3>{t("editor.conflict.theirs")}</h3>{current ? <Diff before={draft.base} after={theirs} /> : <p>{t("editor.conflict.gone")}</p>}</div>
        <div><h3>{t("editor.conflict.yours")}</h3><Diff before={draft.base} after={draft.text} /></div>
      </div>
      <label>
        <span>{t("editor.conflict.merged")}</span>
        <textarea className="mono" rows={12} value={plain(text)} spellCheck={false} onChange={(event) => settle(asIn(draft.base, event.target.value))} />
      </label>
      <p className="aside">
        <button type="button" onClick={() => settle(draft.text)}>{t("editor.conflict.useyours")}</button>
        <button type="button" onClick={() => settle(theirs)}>{t("editor.conflict.usetheirs")}</button>
        <button type="button" className="main" onClick={goOn}>{t("editor.conflict.take")}</button>
      </p>
    </section>
  );
}
