import { type QueryClient, useIsMutating, useMutation, useQueryClient } from "@tanstack/react-query";
import { ask, inPath, Trouble } from "../api/client";
import type { FileText, Problem as Flaw } from "../api/types";
import { usePreferences } from "../app/preferences";
import { type Check, useCheck } from "./check";
import { desk } from "./desk";
import type { Draft } from "./drafts";

export interface Saved { etag: string; generation: number; result: string; problems: Flaw[] }
/** What is saved is what stood there when it was asked for, whatever is typed until the answer comes. */
interface Asked { text: string; etag: string | null }

export interface Saving { busy: boolean; done: Saved | null; error: unknown; refused: Flaw[]; start: (draft: Draft) => void; forget: () => void }

/** Of a save of all files. */
export const ALL = ["save all"];

/** A file holds a text now, and everything that is made of the files is looked at again. */
export async function filed(queries: QueryClient, name: string, text: string, etag: string) {
  await queries.cancelQueries({ queryKey: ["file", name] });
  queries.setQueryData<FileText>(["file", name], { name, text, etag, read_only: false, whole: true });
  desk.saved(name, text, etag);
  for (const other of ["config", "routes", "system"]) void queries.invalidateQueries({ queryKey: [other] });
}

/** @param embedded whether it is the text of the program, which becomes a file by being saved */
export function useSave(name: string, embedded: boolean): Saving {
  const queries = useQueryClient();
  const key = ["save", name];
  // A save goes on though the reader looks elsewhere, and is known when they are back.
  const busy = useIsMutating({ mutationKey: key }) + useIsMutating({ mutationKey: ALL }) > 0;
  const save = useMutation({
    mutationKey: key,
    mutationFn: ({ text, etag }: Asked) => ask<Saved>(`/admin/config/files/${inPath(name)}`, {
      method: "PUT", body: { text }, headers: etag === null ? { "if-none-match": "*" } : { "if-match": etag },
    }),
    onSuccess: (saved, { text }) => filed(queries, name, text, saved.etag),
    onError: (why, { text }) => {
      if (!(why instanceof Trouble && why.status === 412)) return;
      const current = (why.body["current"] as FileText | null) ?? null;
      // Its own save, whose answer was lost.
      if (current?.text === text) desk.saved(name, text, current.etag);
      else desk.met(name, current);
    },
  });
  const clash = save.error instanceof Trouble && save.error.status === 412;
  return {
    busy, done: save.data ?? null, error: clash ? null : save.error,
    refused: save.error instanceof Trouble ? ((save.error.body["problems"] as Flaw[] | undefined) ?? []) : [],
    start: (draft) => save.mutate({ text: draft.text, etag: embedded ? null : draft.etag }),
    forget: () => { if (!busy) save.reset(); },
  };
}

/** The gateway looks at a file alone when it saves it, so that is what is asked before; other drafts do not count. */
export function Save({ name, draft, all, several, save }: { name: string; draft: Draft; all: Check["state"]; several: boolean; save: Saving }) {
  const { t } = usePreferences();
  const changed = draft.text !== draft.base || draft.etag === null;
  const alone = useCheck(several && changed ? { [name]: draft.text } : {});
  const state = several ? alone.state : all;
  return (
    <>
      <button type="button" className="main" disabled={!changed || state !== "valid" || save.busy} onClick={() => save.start(draft)}>{t("editor.save")}</button>
      {several && changed && all === "valid" && state === "invalid" && <span className="faint">{t("editor.alone")}</span>}
    </>
  );
}

export function Done({ of }: { of: { result: string; generation: number } }) {
  const { t } = usePreferences();
  if (of.result === "rejected") return null;
  return <span className="badge good">{of.result === "unchanged" ? t("editor.unchanged") : t("editor.saved", { n: of.generation })}</span>;
}
