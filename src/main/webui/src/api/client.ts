// The one place that talks to /admin. A refusal becomes a [Trouble] with the gateway's own words.

export class Trouble extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly requestId: string | null,
    /** The rest of the answer: `problems` of a configuration, `current` of a file somebody saved first. */
    readonly body: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** Below 0: no answer came at all. */
export const UNREACHABLE = -1;
const PATIENCE_MS = 20_000;
/** For what goes through a whole decision log. */
export const PATIENT_MS = 300_000;
/** Pages ask every few seconds, so that each touch is told. */
const AT_IT_MS = 60_000;

/** Said to the page when its reader signs out: what it holds for them is to go. */
export const LEFT = "sluice:left";

let csrf: string | null = null;
let signedOut: () => void = () => {};

export function useToken(token: string | null) {
  csrf = token;
}

export function onSignedOut(tell: () => void) {
  signedOut = tell;
}

/** What every write says, so that it is known to come from a page of ours. */
export const writing = (): Record<string, string> => (csrf ? { "x-csrf-token": csrf } : {});

/** Told of an answer that may mean that the session is over. */
export function answered(status: number) {
  if (status === 401) signedOut();
}

let touchedAt = Date.now();

/** Notes whenever somebody is at the page. A browser tells of moves that were none, when something moves below the pointer. */
export function mindTouches(page: EventTarget) {
  const note = () => { touchedAt = Date.now(); };
  for (const what of ["pointerdown", "keydown", "wheel"]) page.addEventListener(what, note, { capture: true, passive: true });
  page.addEventListener("pointermove", (event) => {
    const { movementX, movementY } = event as PointerEvent;
    if (movementX || movementY) note();
  }, { capture: true, passive: true });
}

/** What a page asks for with nobody at it keeps no session. */
const untouched = (): Record<string, string> => (Date.now() - touchedAt < AT_IT_MS ? {} : { "x-sluice-untouched": "true" });

interface Asking { method?: string; body?: unknown; headers?: Record<string, string>; signal?: AbortSignal; patience?: number }

export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json", ...untouched(), ...asking.headers };
  if (asking.body !== undefined) headers["content-type"] = "application/json";
  if (asking.method) Object.assign(headers, writing());
  const late = AbortSignal.timeout(asking.patience ?? PATIENCE_MS);
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: asking.method ?? "GET",
      headers,
      body: asking.body === undefined ? null : JSON.stringify(asking.body),
      signal: asking.signal ? AbortSignal.any([asking.signal, late]) : late,
    });
  } catch (gone) {
    if (asking.signal?.aborted) throw gone;
    throw new Trouble(late.aborted ? "timeout" : "unreachable", UNREACHABLE, late.aborted ? "timeout" : "unreachable", null);
  }
  return read<T>(answer, path);
}

async function read<T>(answer: Response, path: string): Promise<T> {
  const id = answer.headers.get("x-request-id");
  let body: Record<string, unknown>;
  try {
    body = (await answer.json()) as Record<string, unknown>;
  } catch {
    throw new Trouble(`${answer.status} ${answer.statusText}`.trim(), answer.status, "no_json", id);
  }
  if (answer.ok) return body as T;
  const error = (body["error"] ?? {}) as { message?: string; code?: string };
  if (!path.endsWith("/session")) answered(answer.status);
  throw new Trouble(error.message ?? String(answer.status), answer.status, error.code ?? "", id, body);
}

/** A query string of what is there; a list is repeated. */
export function query(parts: Record<string, string | number | string[] | undefined>): string {
  const all = new URLSearchParams();
  for (const [key, value] of Object.entries(parts)) {
    if (Array.isArray(value)) value.forEach((one) => all.append(key, one));
    else if (value !== undefined && value !== "") all.set(key, String(value));
  }
  const text = all.toString();
  return text ? `?${text}` : "";
}

/** A file's name in a path: its slashes stay. */
export const inPath = (name: string) => name.split("/").map(encodeURIComponent).join("/");
