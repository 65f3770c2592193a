// One file under edit: checked as it is typed, tried on recorded calls, and saved where that is possible.

import { useMutation } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { ask, PATIENT_MS } from "../api/client";
import type { Config, FileText, Problem as Flaw, Replayed as Told } from "../api/types";
import { refine } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Choice, Copy, Problem, Skeleton } from "../parts/basics";
import { Flaws } from "../parts/Flaws";
import { useCheck } from "./check";
import { desk, useDesk } from "./desk";
import { Diff } from "./Diff";
import { unified } from "./diff";
import { asIn, type Draft, dirty, overlay, plain } from "./drafts";
import { Replayed } from "./Replayed";
import { Done, Save, useSave } from "./Save";
import { SaveAll } from "./SaveAll";
import type { Schema } from "./schema";

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

  const here = (flaw: Flaw) => flaw.file === name;
  // The editor marks again only what changed.
  const marked = useMemo(() => [check.problems.filter(here), check.warnings.filter(here)] as const, [check.problems, check.warnings, name]);
  const text = useMemo(() => plain(draft.text), [draft.text]);
  const pick = (flaw: Flaw) => (here(flaw) ? setGoTo({ line: flaw.line, asked: Date.now() }) : refine("file", flaw.file));
  const { problems, warnings } = check;
  const whole = now?.whole ?? true;
  return (
    <>
      <Suspense fallback={<Skeleton rows={10} />}>
        <Code label={t("editor.area", { x: name })} text={text} readOnly={!whole} schema={schema} problems={marked[0]} warnings={marked[1]} goTo={goTo}
          onChange={(next) => { save.forget(); desk.put(name, { ...draft, text: asIn(draft.base, next) }); }} />
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
      {problems.length > 0 && <><h3>{t("editor.problems")}</h3><Flaws of={problems} onPick={pick} /></>}
      {warnings.length > 0 && <><h3>{t("editor.advice")}</h3><Flaws of={warnings} onPick={pick} /></>}
      <p className="aside">
        {savable && <Save name={name} draft={draft} all={check.state} several={Object.keys(files).length > 1} save={save} />}
        <button type="button" disabled={!changed || !savable} aria-pressed={shows || !savable} onClick={() => show(!shows)}>{t("editor.showdiff")}</button>
        <button type="button" disabled={!changed} onClick={() => { save.forget(); desk.drop(name); }}>{t("editor.discard")}</button>
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

/** What recorded calls would do, under the text it was asked for and no other. */
function Trial({ files, sound }: { files: Record<string, string>; sound: boolean }) {
  const { t } = usePreferences();
  const [over, setOver] = useState<"memory" | "log">("memory");
  const replay = useMutation({
    mutationFn: (asked: { files: Record<string, string>; over: string }) =>
      ask<Told>("/admin/config/replay", { method: "POST", body: asked, patience: PATIENT_MS }),
  });
  const asked = { files, over };
  const old = JSON.stringify(replay.variables) !== JSON.stringify(asked);
  const none = Object.keys(files).length === 0;
  return (
    <>
      <p className="aside">
        <button type="button" disabled={none || !sound || replay.isPending} onClick={() => replay.mutate(asked)}>
          {t(replay.isPending ? "editor.replaying" : "editor.replay")}
        </button>
        <Choice label={t("editor.replay.over")} value={over} onChange={setOver} of={[["memory", t("editor.replay.memory")], ["log", t("editor.replay.log")]]} />
      </p>
      <p className="faint">{t("editor.replay.what")}</p>
      {replay.error && !old && <Problem why={replay.error} />}
      {replay.data && (old ? !none && <p className="note warn" role="status">{t("editor.replay.old")}</p> : <Replayed of={replay.data} />)}
    </>
  );
}
