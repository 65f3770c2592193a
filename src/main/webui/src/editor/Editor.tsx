// The configuration as text: which file, and what stands in it.

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ask, inPath } from "../api/client";
import type { Config, FileText } from "../api/types";
import { usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Choice, Skeleton } from "../parts/basics";
import { Problem } from "../parts/trouble";
import { Conflict, EDITOR } from "./Conflict";
import { desk, useDesk } from "./desk";
import { dirty, loaded, nameable } from "./drafts";
import { LOOK_MS, openFile, useConfig } from "./files";
import type { Schema } from "./schema";
import { Work } from "./Work";

export default function Editor() {
  const { t } = usePreferences();
  const config = useConfig();
  const schema = useQuery({ queryKey: ["schema"], queryFn: ({ signal }) => ask<Schema>("/admin/config/schema", { signal }), staleTime: Infinity });
  const { drafts } = useDesk();
  const wanted = usePlace().query.get("file");
  if (!config.data || !schema.data) {
    const why = config.error ?? schema.error;
    return why ? <Problem why={why} again={() => { void config.refetch(); void schema.refetch(); }} /> : <Skeleton rows={10} />;
  }
  const names = [...new Set([...config.data.files.map((file) => file.name), ...Object.keys(drafts)])].sort();
  const name = names.find((one) => one === wanted) ?? names[0];
  return (
    <section className="card wide" id={EDITOR} tabIndex={-1} aria-label={t("routes.edit")}>
      <header>
        <h2>{t("routes.edit")}</h2>
        <div className="aside">
          {name && <Choice label={t("editor.file")} value={name} onChange={(next) => openFile(next)}
            of={names.map((one) => [one, drafts[one] && dirty(drafts[one]) ? `${one} (${t("editor.unsaved")})` : one] as const)} />}
          <NewFile taken={names} onCreate={(made) => {
            desk.put(made, { base: "", etag: null, text: "" });
            openFile(made);
          }} />
        </div>
      </header>
      {!config.data.writable && <p className="note warn">{t("editor.notwritable", { why: config.data.why_not ?? "" })}</p>}
      {name && <File key={name} name={name} schema={schema.data} config={config.data} />}
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

function File({ name, schema, config }: { name: string; schema: Schema; config: Config }) {
  const { drafts, clashes } = useDesk();
  const held = drafts[name];
  const fresh = held?.etag === null;
  const file = useQuery({
    queryKey: ["file", name], enabled: !fresh, refetchInterval: LOOK_MS,
    queryFn: ({ signal }) => ask<FileText>(`/admin/config/files/${inPath(name)}`, { signal }),
  });
  const now = fresh ? null : (file.data ?? null);
  const draft = held ?? (now && loaded(now));
  if (!draft) return file.error ? <Problem why={file.error} again={() => void file.refetch()} /> : <Skeleton rows={10} />;
  const clash = clashes[name];
  if (clash) return <Conflict name={name} draft={draft} clash={clash} />;
  return <Work name={name} schema={schema} config={config} draft={draft} now={now} />;
}
