// The configuration as text: checked as it is typed, tried on recorded calls, and saved where that is possible.

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useMemo, useState } from "react";
import { ask, inPath, Trouble } from "../api/client";
import type { Config, FileText, Problem as Flaw, Replayed as Told } from "../api/types";
import { refine, usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Choice, Copy, Problem, Skeleton } from "../parts/basics";
import { Flaws } from "../parts/Flaws";
import { useCheck } from "./check";
import { Conflict } from "./Conflict";
import { Diff } from "./Diff";
import { unified } from "./diff";
import { type Draft, type Drafts, dirty, loaded, nameable, overlay } from "./drafts";
import { Replayed } from "./Replayed";
import type { Schema } from "./schema";

const Code = lazy(() => import("./Code"));
interface Saved { etag: string; generation: number; result: string }
interface Clash { name: string; current: FileText | null }

export default function Editor() {
  const { t } = usePreferences();
  const config = useQuery({ queryKey: ["config"], queryFn: ({ signal }) => ask<Config>("/admin/config", { signal }) });
  const schema = useQuery({ queryKey: ["schema"], queryFn: ({ signal }) => ask<Schema>("/admin/config/schema", { signal }), staleTime: Infinity });
  const [drafts, setDrafts] = useState<Drafts>({});
  const wanted = usePlace().query.get("file");
  if (!config.data || !schema.data) {
    const why = config.error ?? schema.error;
    return why ? <Problem why={why} again={() => { void config.refetch(); void schema.refetch(); }} /> : <Skeleton rows={10} />;
  }
  const names = [...new Set([...config.data.files.map((file) => file.name), ...Object.keys(drafts)])].sort();
  const name = names.find((one) => one === wanted) ?? names[0];
  return (
    <section className="card wide" aria-label={t("routes.edit")}>
      <header>
        <h2>{t("routes.edit")}</h2>
        <div className="aside">
          {name && <Choice label={t("editor.file")} value={name} onChange={(next) => refine("file", next)}
            of={names.map((one) => [one, drafts[one] && dirty(drafts[one]) ? `${one} (${t("editor.unsaved")})` : one] as const)} />}
          <NewFile taken={names} onCreate={(made) => {
            setDrafts((all) => ({ ...all, [made]: { base: "", etag: null, text: "", readOnly: false } }));
            refine("file", made);
          }} />
        </div>
      </header>
      {!config.data.writable && <p className="note warn">{t("editor.notwritable", { why: config.data.why_not ?? "" })}</p>}
      {name && <File key={name} name={name} schema={schema.data} writable={config.data.writable} drafts={drafts}
        put={(draft) => setDrafts((all) => ({ ...all, [name]: draft }))}
        drop={() => setDrafts(({ [name]: _, ...rest }) => rest)} />}
    </section>
  );
}

function NewFile({ taken, onCreate }: { taken: string[]; onCreate: (name: string) => void }) {
  const { t } = usePreferences();
  const [name, setName] = useState<string | null>(null);
  if (name === null) return <button type="button" className="small" onClick={() => setName("")}>{t("editor.new")}</button>;
  const right = nameable(name) && !taken.includes(name);
  return (
    <form className="aside" onSubmit={(event) => { event.preventDefault(); if (right) { onCreate(name); setName(null); } }}>
      <input aria-label={t("editor.new.name")} placeholder="teams/search.yaml" autoFocus value={name} onChange={(event) => setName(event.target.value)} />
      <button type="submit" className="small" disabled={!right} title={right ? undefined : t("editor.new.bad")}>{t("editor.create")}</button>
      <button type="button" className="small quiet" onClick={() => setName(null)}>{t("cancel")}</button>
    </form>
  );
}

interface FileProps { name: string; schema: Schema; writable: boolean; drafts: Drafts; put: (draft: Draft) => void; drop: () => void }

function File({ name, schema, writable, drafts, put, drop }: FileProps) {
  const fresh = drafts[name]?.etag === null;
  const file = useQuery({
    queryKey: ["file", name], enabled: !fresh, staleTime: Infinity,
    queryFn: ({ signal }) => ask<FileText>(`/admin/config/files/${inPath(name)}`, { signal }),
  });
  const draft = drafts[name] ?? (file.data && loaded(file.data));
  if (!draft) return file.error ? <Problem why={file.error} again={() => void file.refetch()} /> : <Skeleton rows={10} />;
  return <Work name={name} schema={schema} writable={writable && !draft.readOnly} drafts={{ ...drafts, [name]: draft }} draft={draft} put={put} drop={drop} />;
}

function Work({ name, schema, writable, drafts, draft, put, drop }: FileProps & { draft: Draft }) {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const [clash, setClash] = useState<Clash | null>(null);
  const [goTo, setGoTo] = useState<{ line: number; asked: number } | null>(null);
  const [over, setOver] = useState<"memory" | "log">("memory");
  const [shows, show] = useState(false);
  const files = overlay(drafts);
  const check = useCheck(files);
  const replay = useMutation({ mutationFn: () => ask<Told>("/admin/config/replay", { method: "POST", body: { files, over } }) });
  const save = useMutation({
    mutationFn: () => ask<Saved>(`/admin/config/files/${inPath(name)}`, {
      method: "PUT", body: { text: draft.text }, headers: draft.etag === null ? { "if-none-match": "*" } : { "if-match": draft.etag },
    }),
    onSuccess: (saved) => {
      queries.setQueryData<FileText>(["file", name], { name, text: draft.text, etag: saved.etag, read_only: false });
      drop();
      for (const key of ["config", "routes", "system"]) void queries.invalidateQueries({ queryKey: [key] });
    },
    onError: (why) => {
      if (why instanceof Trouble && why.status === 412) setClash({ name, current: (why.body["current"] as FileText | null) ?? null });
    },
  });

  const here = (flaw: Flaw) => flaw.file === name;
  // The editor marks again only what changed.
  const marked = useMemo(() => [check.problems.filter(here), check.warnings.filter(here)] as const, [check.problems, check.warnings, name]);

  if (clash) {
    return <Conflict name={name} draft={draft} current={clash.current} onTake={(text, current) => {
      put({ base: current?.text ?? "", etag: current?.etag ?? null, text, readOnly: false });
      setClash(null);
      save.reset();
    }} />;
  }
  const { problems, warnings } = check;
  const changed = dirty(draft);
  const lost = save.error instanceof Trouble && save.error.status === 412 ? null : save.error;
  const refused = save.error instanceof Trouble ? ((save.error.body["problems"] as Flaw[] | undefined) ?? []) : [];
  return (
    <>
      <Suspense fallback={<Skeleton rows={10} />}>
        <Code label={t("editor.area", { x: name })} text={draft.text} readOnly={draft.readOnly} schema={schema} problems={marked[0]}
          warnings={marked[1]} goTo={goTo} onChange={(text) => { save.reset(); put({ ...draft, text }); }} />
      </Suspense>
      <p className="faint">{draft.readOnly ? t("editor.readonly") : t("editor.keys")}</p>
      <div className="aside" role="status">
        {check.state === "checking" && <span className="faint">{t("editor.checking")}</span>}
        {check.state === "valid" && <span className="badge good">{t("editor.valid")}</span>}
        {problems.length > 0 && <span className="badge bad">{t("editor.invalid", { n: problems.length })}</span>}
        {warnings.length > 0 && <span className="badge warn">{t("editor.warnings", { n: warnings.length })}</span>}
        {save.data && !changed && (
          <span className="badge good">{save.data.result === "unchanged" ? t("editor.unchanged") : t("editor.saved", { n: save.data.generation })}</span>
        )}
      </div>
      {check.error && <Problem why={check.error} again={check.again} />}
      {problems.length > 0 && (
        <><h3>{t("editor.problems")}</h3><Flaws of={problems} onPick={(flaw) => (here(flaw) ? setGoTo({ line: flaw.line, asked: Date.now() }) : refine("file", flaw.file))} /></>
      )}
      {warnings.length > 0 && (
        <><h3>{t("editor.advice")}</h3><Flaws of={warnings} onPick={(flaw) => (here(flaw) ? setGoTo({ line: flaw.line, asked: Date.now() }) : refine("file", flaw.file))} /></>
      )}
      <p className="aside">
        {writable && (
          <button type="button" className="main" disabled={!changed || check.state !== "valid" || save.isPending} onClick={() => save.mutate()}>{t("editor.save")}</button>
        )}
        <button type="button" disabled={!changed} aria-pressed={shows} onClick={() => show(!shows)}>{t("editor.showdiff")}</button>
        <button type="button" disabled={!changed} onClick={() => { drop(); save.reset(); replay.reset(); }}>{t("editor.discard")}</button>
        <button type="button" disabled={Object.keys(files).length === 0 || problems.length > 0 || replay.isPending} onClick={() => replay.mutate()}>
          {t(replay.isPending ? "editor.replaying" : "editor.replay")}
        </button>
        <Choice label={t("editor.replay.over")} value={over} onChange={setOver} of={[["memory", t("editor.replay.memory")], ["log", t("editor.replay.log")]]} />
      </p>
      <p className="faint">{t("editor.replay.what")}</p>
      {lost && <Problem why={lost} />}
      {refused.length > 0 && <Flaws of={refused} />}
      {shows && changed && (
        <><h3>{t("editor.diff")} <Copy text={unified(name, draft.base, draft.text)} label={t("editor.diff.copy")} /></h3><Diff before={draft.base} after={draft.text} /></>
      )}
      {replay.error && <Problem why={replay.error} />}
      {replay.data && <Replayed of={replay.data} />}
    </>
  );
}
