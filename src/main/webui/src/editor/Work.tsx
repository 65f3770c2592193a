// One file under edit: checked as it is typed, tried on recorded calls, and saved where that is possible.

import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { Config, FileText, Problem as Flaw } from "../api/types";
import { usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Copy, Skeleton } from "../parts/basics";
import { Problem } from "../parts/trouble";
import { Flaws } from "../parts/Flaws";
import { useCheck } from "./check";
import { desk, useDesk } from "./desk";
import { Diff } from "./Diff";
import { unified } from "./diff";
import { asIn, type Draft, dirty, overlay, plain } from "./drafts";
import { Discard } from "./Discard";
import { openFile } from "./files";
import { Done, Save, useSave } from "./Save";
import { SaveAll } from "./SaveAll";
import type { Schema } from "./schema";
import { Trial } from "./Trial";

/** One for all, so that the editor marks nothing anew. */
const NONE: Flaw[] = [];

const Code = lazy(() => import("./Code"));

interface Props { name: string; schema: Schema; config: Config; draft: Draft; /** As it is on disk; null for a file that is new. */ now: FileText | null }

export function Work({ name, schema, config, draft, now }: Props) {
  const { t } = usePreferences();
  const { drafts, joined } = useDesk();
  const [goTo, setGoTo] = useState<{ line: number; asked: number } | null>(null);
  const [shows, show] = useState(false);
  const files = overlay(drafts);
  const check = useCheck(files);
  const changed = dirty(draft);
  const embedded = config.source === "embedded" && now !== null;
  const savable = config.writable && (!now?.read_only || embedded);
  const save = useSave(name, embedded);
  const before = embedded || draft.etag === null ? null : draft.base;

  // Before anything is typed, what the loader said of the files as they stand.
  const saved = save.done?.result === "rejected" ? save.done.problems : NONE;
  const found = check.state !== "unchanged" ? check : save.done ? { problems: saved, warnings: NONE } : config;
  const { problems, warnings } = found;
  const line = Number(usePlace().query.get("line"));
  useEffect(() => {
    if (line > 0) setGoTo({ line, asked: Date.now() });
  }, [line]);

  const here = (flaw: Flaw) => flaw.file === name;
  // The editor marks again only what changed.
  const marked = useMemo(() => [problems.filter(here), warnings.filter(here)] as const, [problems, warnings, name]);
  const text = useMemo(() => plain(draft.text), [draft.text]);
  const pick = (flaw: Flaw) => (here(flaw) ? setGoTo({ line: flaw.line, asked: Date.now() }) : openFile(flaw.file, flaw.line));
  const whole = now?.whole ?? true;
  return (
    <>
      <Suspense fallback={<Skeleton rows={10} />}>
        <Code label={t("editor.area", { x: name })} text={text} readOnly={!whole} schema={schema} problems={marked[0]} warnings={marked[1]} goTo={goTo}
          onChange={(next) => { save.forget(); desk.put(name, { ...draft, text: asIn(draft.base, next) }, save.busy); }} />
      </Suspense>
      <p className="faint">{t(whole ? "editor.keys" : "editor.notwhole")}</p>
      {now && changed && now.etag !== draft.etag && !save.busy && (
        <p className="note warn">{t("editor.outside")} <button type="button" className="small" onClick={() => desk.met(name, now)}>{t("editor.outside.do")}</button></p>
      )}
      {joined[name] && changed && <p className="note good" role="status">{t("editor.joined")}</p>}
      <div className="aside" role="status">
        {check.state === "checking" && <span className="faint">{t("editor.checking")}</span>}
        {check.state === "valid" && <span className="badge good">{t("editor.valid")}</span>}
        {problems.length > 0 && <span className="badge bad">{t("editor.invalid", { n: problems.length })}</span>}
        {warnings.length > 0 && <span className="badge warn">{t("editor.warnings", { n: warnings.length })}</span>}
        {save.done && !changed && <Done of={save.done} />}
      </div>
      {save.done?.result === "rejected" && <div className="note bad" role="alert">{t("editor.rejected")}<Flaws of={save.done.problems} /></div>}
      {check.error && <Problem why={check.error} again={check.again} />}
      {problems.length > 0 && problems !== saved && <><h3>{t("editor.problems")}</h3><Flaws of={problems} onPick={pick} /></>}
      {warnings.length > 0 && <><h3>{t("editor.advice")}</h3><Flaws of={warnings} onPick={pick} /></>}
      <p className="aside">
        {savable && <Save name={name} draft={draft} all={check.state} several={Object.keys(files).length > 1} save={save} />}
        <button type="button" disabled={!changed || !savable} aria-pressed={shows || !savable} onClick={() => show(!shows)}>{t("editor.showdiff")}</button>
        <Discard isNew={draft.etag === null} disabled={!changed} discard={() => { save.forget(); desk.drop(name); }} />
      </p>
      {savable && <SaveAll name={name} config={config} sound={check.state === "valid"} />}
      {save.error && <Problem why={save.error} />}
      {save.refused.length > 0 && <Flaws of={save.refused} />}
      {(shows || !savable) && changed && (
        <>
          <h3>{t("editor.diff")} <Copy text={unified(name, before, draft.text)} label={t("editor.diff.copy")} /></h3>
          {!savable && <p className="faint">{t("editor.readonly")}</p>}
          <Diff before={draft.base} after={draft.text} />
        </>
      )}
      <Trial files={files} sound={problems.length === 0} />
    </>
  );
}
