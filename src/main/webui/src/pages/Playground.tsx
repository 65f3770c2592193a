import { useQuery } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { ask } from "../api/client";
import { as, PLAYGROUND } from "../api/chat";
import type { Player } from "../api/types";
import { usePreferences } from "../app/preferences";
import { Choice } from "../parts/basics";
import { Refused } from "../parts/trouble";
import { Answer } from "./Answer";
import { bench, useBench } from "./bench";

export default function Playground(_: { name: string | undefined }) {
  const { t } = usePreferences();
  const { past, running, message, system } = useBench();
  const { player, names, asked } = useAsked();
  const first = asked[0] ?? "";
  const send = (event: FormEvent) => {
    event.preventDefault();
    void bench.send(asked);
  };
  return (
    <>
      <div className="head"><h1>{t("page.playground")}</h1><span className="faint">{t("play.what")}</span></div>
      <section className="card">
        <Whom names={names} first={first} second={asked[1] ?? ""} />
        <p role="status" className="faint">{player.data && (player.data.team === null ? t("play.team.none") : t("play.team", { x: player.data.team }))}</p>
        {player.error && <Refused why={player.error} />}
        <label><span>{t("play.system")}</span><input value={system} onChange={(e) => bench.set({ system: e.target.value })} /></label>
      </section>
      <div className="talk" role="log" aria-label={t("page.playground")}>
        {past.map((one) => (
          <div key={one.id}>
            <p className="said"><strong>{t("play.you")}</strong><br />{one.said}</p>
            <div className="grid">{one.replies.map((held, i) => <Answer key={i} model={held.model} reply={held.reply} />)}</div>
          </div>
        ))}
      </div>
      <form className="card" onSubmit={send}>
        <label>
          <span>{t("play.message")}</span>
          <textarea rows={3} value={message} onChange={(e) => bench.set({ message: e.target.value })}
            onKeyDown={(e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) e.currentTarget.form?.requestSubmit(); }} />
        </label>
        <p className="aside">
          <button type="submit" className="main" disabled={running !== null || !first || !message.trim()}>{t("play.send")}</button>
          <button type="button" disabled={!running} onClick={() => running?.abort()}>{t("play.stop")}</button>
          <button type="button" disabled={running !== null || past.length === 0} onClick={() => bench.set({ past: [] })}>{t("play.clear")}</button>
        </p>
      </form>
    </>
  );
}

/** By whom and of which models; what was chosen and may not be asked for gives way to what may. */
function useAsked() {
  const { settled, models } = useBench();
  const player = useQuery({
    queryKey: ["player", settled.number], gcTime: 0, retry: false,
    queryFn: ({ signal }) => ask<Player>(PLAYGROUND, { signal, headers: as(settled.key) }),
  });
  const names = player.data?.names ?? [];
  return { player, names, asked: chosen(names, models) };
}

/** The first is there whenever any is: what was chosen, else `auto`, else whatever comes first. */
export function chosen(names: readonly string[], [first, second]: readonly [string, string]): string[] {
  const one = [first, "auto", names[0]].find((name) => name && names.includes(name));
  return one === undefined ? [] : [one, ...(names.includes(second) ? [second] : [])];
}

function Whom({ names, first, second }: { names: string[]; first: string; second: string }) {
  const { t, word } = usePreferences();
  const { key, tier } = useBench();
  const all = names.map((name) => [name, name] as const);
  return (
    <div className="aside">
      <label><span>{t("play.key")}</span><input type="password" autoComplete="off" value={key} onChange={(e) => bench.set({ key: e.target.value })}
        onBlur={() => bench.settle()} /></label>
      <Choice label={t("play.model")} value={first} of={all.length > 0 ? all : [["", "–"]]} onChange={(next) => bench.set({ models: [next, second] })} />
      <Choice label={t("play.second")} value={second} of={[["", t("play.second.none")], ...all]} onChange={(next) => bench.set({ models: [first, next] })} />
      <Choice label={t("play.least")} value={tier} onChange={(next) => bench.set({ tier: next })}
        of={[["", t("play.least.any")], ["fast", word("tier", "fast")], ["reasoning", word("tier", "reasoning")]]} />
    </div>
  );
}
