import { useState } from "react";
import type { FileText } from "../api/types";
import { usePreferences } from "../app/preferences";
import type { Draft } from "./drafts";
import { Diff } from "./Diff";

/** Somebody saved first: what they changed and what you changed, from the same text, and what is to become of both. */
export function Conflict({ name, draft, current, onTake }: {
  name: string; draft: Draft; current: FileText | null; onTake: (text: string, base: FileText | null) => void;
}) {
  const { t } = usePreferences();
  const theirs = current?.text ?? "";
  const [text, setText] = useState(draft.text);
  return (
    <section className="card wide conflict" role="alertdialog" aria-label={t("editor.conflict")}>
      <h2>{t("editor.conflict")} <code>{name}</code></h2>
      <p>{t("editor.conflict.what")}</p>
      <div className="thirds">
        <div><h3>{t("editor.conflict.base")}</h3><pre tabIndex={0}>{draft.base}</pre></div>
        <div><h3>{t("editor.conflict.theirs")}</h3>{current ? <Diff before={draft.base} after={theirs} /> : <p>{t("editor.conflict.gone")}</p>}</div>
        <div><h3>{t("editor.conflict.yours")}</h3><Diff before={draft.base} after={draft.text} /></div>
      </div>
      <label>
        <span>{t("editor.conflict.merged")}</span>
        <textarea className="mono" rows={12} value={text} spellCheck={false} onChange={(event) => setText(event.target.value)} />
      </label>
      <p className="aside">
        <button type="button" onClick={() => setText(draft.text)}>{t("editor.conflict.useyours")}</button>
        <button type="button" onClick={() => setText(theirs)}>{t("editor.conflict.usetheirs")}</button>
        <button type="button" className="main" onClick={() => onTake(text, current)}>{t("editor.conflict.take")}</button>
      </p>
    </section>
  );
}
