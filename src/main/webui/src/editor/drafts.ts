// Unsaved texts, by file: what the reader started from, and what stands there now.

import type { FileText } from "../api/types";

export interface Draft { base: string; etag: string | null; text: string; readOnly: boolean }
export type Drafts = Record<string, Draft>;

export const dirty = (draft: Draft) => draft.text !== draft.base || draft.etag === null;

export const loaded = (file: FileText): Draft => ({ base: file.text, etag: file.etag, text: file.text, readOnly: file.read_only });

/** All unsaved texts, to be looked at over those on disk. */
export const overlay = (drafts: Drafts): Record<string, string> =>
  Object.fromEntries(Object.entries(drafts).filter(([, draft]) => dirty(draft) && !draft.readOnly).map(([name, draft]) => [name, draft.text]));

/** A file of the configuration directory: no way out of it. */
export const nameable = (name: string) => /^[\w-][\w.-]*(\/[\w-][\w.-]*)*\.ya?ml$/.test(name) && !name.includes("..");
