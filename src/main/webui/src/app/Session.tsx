import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import { ask, LEFT, onSignedOut, useToken as holdToken } from "../api/client";
import { ticks } from "../api/live";
import type { Session } from "../api/types";
import { Skeleton } from "../parts/basics";
import { Asked, Problem, Refused, useWords } from "../parts/trouble";
import { usePreferences } from "./preferences";

const PATH = "/admin/session";

export function useSession() {
  return useQuery({
    queryKey: ["session"],
    queryFn: async ({ signal }) => {
      const session = await ask<Session>(PATH, { signal });
      holdToken(session.csrf);
      return session;
    },
    staleTime: 60_000,
  });
}

/** Shows what is behind it only to who may see it. A session that ends hides the page and keeps it, as it was, for who signs in again. */
export function Gate({ children }: { children: ReactNode }) {
  const session = useSession();
  const queries = useQueryClient();
  const inside = session.data !== undefined && (!session.data.required || session.data.signed_in);
  const left = session.data?.left === true;
  const [begun, begin] = useState(false);
  useEffect(() => {
    const look = () => void queries.invalidateQueries({ queryKey: ["session"] });
    onSignedOut(look);
    ticks.refused = look;
  }, [queries]);
  useEffect(() => {
    ticks.allow(inside);
    if (inside || left) begin(inside);
  }, [inside, left]);
  if (!session.data) return session.error ? <Problem why={session.error} again={() => void session.refetch()} /> : <Skeleton />;
  return (
    <>
      {!inside && <SignIn />}
      {(inside || (begun && !left)) && <div className="inside" hidden={!inside}>{children}</div>}
    </>
  );
}

function SignIn() {
  const { t } = usePreferences();
  const queries = useQueryClient();
  const [key, setKey] = useState("");
  const [why, setWhy] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  async function signIn(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      const session = await ask<Session>(PATH, { method: "POST", body: { key: key.trim() } });
      holdToken(session.csrf);
      queries.setQueryData(["session"], session);
      void queries.invalidateQueries({ predicate: (one) => one.queryKey[0] !== "session" });
    } catch (no) {
      setWhy(no);
      setBusy(false);
    }
  }
  return (
    <form className="card login" onSubmit={signIn}>
      <h1>{t("login.title")}</h1>
      <p>{t("login.why")}</p>
      <label>
        <span>{t("login.key")}</span>
        <input type="password" autoComplete="current-password" required autoFocus value={key} onChange={(e) => setKey(e.target.value)} />
      </label>
      {why !== null && <Refused why={why} />}
      <button type="submit" className="main" disabled={busy}>{t("login.do")}</button>
    </form>
  );
}

export function SignOut() {
  const { t } = usePreferences();
  const session = useSession();
  const words = useWords();
  const queries = useQueryClient();
  const [why, setWhy] = useState<unknown>(null);
  if (!session.data?.required || !session.data.signed_in) return null;
  async function signOut() {
    try {
      const out = await ask<Session>(PATH, { method: "DELETE" });
      holdToken(null);
      // Not the session, which is watched: its watchers would not hear of the new one.
      queries.removeQueries({ predicate: (one) => one.queryKey[0] !== "session" });
      queries.setQueryData<Session>(["session"], { ...out, left: true });
      dispatchEvent(new Event(LEFT));
    } catch (no) {
      setWhy(no);
    }
  }
  return (
    <>
      {why !== null && <span role="alert" className="badge bad">{t("login.stay", { why: words(why) })} <Asked of={why} /></span>}
      <button type="button" className="small quiet" onClick={() => void signOut()}>{t("login.out")}</button>
    </>
  );
}
