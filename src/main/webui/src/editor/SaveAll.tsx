// All unsaved files as one change, which may be valid only as a whole: a pool in one, a rule that uses it in another.

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ask, Trouble } from "../api/client";
import type { Config, FileText, Problem as Flaw } from "../api/types";
import { usePreferences } from "../app/preferences";
import { Problem } from "../parts/trouble";
import { Flaws } from "../parts/Flaws";
import { desk, useDesk } from "./desk";
import { dirty, type Drafts } from "./drafts";
import { openFile } from "./files";
import { ALL, Done, filed } from "./Save";

interface Stored { etags: Record<string, string>; generation: number; result: string; problems: Flaw[] }

/** @param sound whether the loader takes all of them together */
export function SaveAll({ name, config, sound }: { name: string; config: Config; sound: boolean }) {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const { drafts, clashes } = useDesk();
  const unsaved: Drafts = Object.fromEntries(Object.entries(drafts).filter(([, draft]) => dirty(draft)));
  const many = Object.keys(unsaved).length;
  const embedded = config.source === "embedded" ? config.files.map((file) => file.name) : [];
  const save = useMutation({
    mutationKey: ALL,
    mutationFn: (edits: Drafts) => ask<Stored>("/admin/config/files", {
      method: "PUT",
      body: { files: Object.fromEntries(Object.entries(edits).map(([one, { text, etag }]) => [one, { text, etag: embedded.includes(one) ? null : etag }])) },
    }),
    onSuccess: async ({ etags }, edits) => {
      await Promise.all(Object.entries(edits).map(([one, { text }]) => filed(queries, one, text, etags[one] ?? "")));
    },
    onError: (why, edits) => {
      if (!(why instanceof Trouble && why.status === 412)) return;
      for (const [one, current] of Object.entries((why.body["files"] ?? {}) as Record<string, FileText | null>)) {
        if (current?.text === edits[one]?.text) desk.saved(one, current?.text ?? "", current?.etag ?? "");
        else desk.met(one, current);
      }
    },
  });
  const met = save.error instanceof Trouble && save.error.status === 412;
  const elsewhere = Object.keys(clashes).filter((one) => one !== name);
  return (
    <>
      {many > 1 && (
        <p className="aside">
          <button type="button" disabled={!sound || save.isPending || Object.keys(clashes).length > 0} onClick={() => save.mutate(unsaved)}>
            {t("editor.save.all", { n: many })}
          </button>
          <span className="faint">{Object.keys(unsaved).sort().join(", ")}</span>
        </p>
      )}
      {elsewhere.map((one) => (
        <p key={one} className="note warn" role="alert">
          {t("editor.all.met", { x: one })} <button type="button" className="small" onClick={() => openFile(one)}>{t("editor.all.look")}</button>
        </p>
      ))}
      {met && elsewhere.length === 0 && many > 1 && <p className="note warn" role="status">{t("editor.all.joined")}</p>}
      {save.data && many === 0 && <p role="status"><Done of={save.data} /></p>}
      {save.data?.result === "rejected" && many === 0 && <div className="note bad" role="alert">{t("editor.rejected")}<Flaws of={save.data.problems} /></div>}
      {save.error && !met && <Problem why={save.error} />}
    </>
  );
}
