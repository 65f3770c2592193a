// Unsaved texts, by file: what the reader started from, and what stands there now.

import type { FileText } from "../api/types";

/** `etag` is null for a file that is new. */
export interface Draft { base: string; etag: string | null; text: string }
export type Drafts = Record<string, Draft>;

export const dirty = (draft: Draft) => draft.text !== draft.base || draft.etag === null;

export const loaded = (file: FileText): Draft => ({ base: file.text, etag: file.etag, text: file.text });

/** All unsaved texts, to be looked at over those on disk, whether or not they may be saved there. */
export const overlay = (drafts: Drafts): Record<string, string> =>
  Object.fromEntries(Object.entries(drafts).filter(([, draft]) => dirty(draft)).map(([name, draft]) => [name, draft.text]));

/** A name the gateway would save under, and its loader read. */
export const nameable = (name: string) => /^(?!examples\/)([A-Za-z0-9_-][A-Za-z0-9._-]*\/){0,7}[A-Za-z0-9_-][A-Za-z0-9._-]*\.yaml$/.test(name);

const CRLF = /\r\n?/g;

/** As the editor holds it, which knows one end of line. */
export const plain = (text: string) => text.replace(CRLF, "\n");

/** An edited text with the ends of line of the file it came from. */
export const asIn = (base: string, text: string) => (/\r\n/.test(base) && !/(^|[^\r])\n/.test(base) ? text.replaceAll("\n", "\r\n") : text);
