import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/client";
import { PLAYGROUND } from "../api/chat";
import type { Player, Routes, System } from "../api/types";
import { usePreferences } from "../app/preferences";
import { Copy } from "../parts/basics";

/** What the reader's shell is to hold, where callers need a key. */
const KEY = "SLUICE_KEY";

/** @param at where callers come in; @param keyed whether they need a key */
export function curl(at: string, model: string, keyed: boolean): string {
  const body = JSON.stringify({ model, stream: true, messages: [{ role: "user", content: "Hello!" }] }).replaceAll("'", "'\\''");
  const key = keyed ? ` -H "authorization: Bearer $${KEY}"` : "";
  return `curl -N ${at}/v1/chat/completions${key} -H 'content-type: application/json' -d '${body}'`;
}

/** Callers have a port of their own where the console has one. */
export function entrance(page: { origin: string; protocol: string; hostname: string }, admin: System["admin"]): string {
  return admin.own_port ? `${page.protocol}//${page.hostname}:${admin.data_port}` : page.origin;
}

/** The first call, as it works on this gateway. */
export function First() {
  const { t } = usePreferences();
  const system = useQuery({ queryKey: ["system"], queryFn: ({ signal }) => ask<System>("/admin/system", { signal }) });
  const player = useQuery({ queryKey: ["player", "nobody"], queryFn: ({ signal }) => ask<Player>(PLAYGROUND, { signal }) });
  const routes = useQuery({ queryKey: ["routes", "3600"], queryFn: ({ signal }) => ask<Routes>("/admin/routes?window=3600", { signal }) });
  if (!system.data || !player.data || !routes.data) return null;
  const keyed = player.data.team === null;
  const names = keyed ? routes.data.routes.map((route) => route.name) : player.data.names;
  const model = names.find((name) => name === "auto") ?? names[0];
  if (model === undefined) return null;
  const text = curl(entrance(location, system.data.admin), model, keyed);
  return (
    <div className="note">
      <p>{t("overview.first")} {keyed && t("overview.first.key", { name: KEY })}</p>
      <pre>{text}</pre>
      <p><Copy text={text} /> {t("overview.first.demo", { cmd: "./sluice demo" })}</p>
    </div>
  );
}
