import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { ask } from "../api/client";
import { as, BLANK, chat, PLAYGROUND, type Reply, tokensPerSecond, type Turn } from "../api/chat";
import type { Decision, Player } from "../api/types";
import { Link, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Badge, Card, Choice, Facts, Id, useWords } from "../parts/basics";

interface Exchange { id: number; said: string; replies: { model: string; reply: Reply }[] }

/** Keys, texts and answers live in this component and nowhere else. */
export default function Playground(_: { name: string | undefined }) {
  const { t } = usePreferences();
  const words = useWords();
  const [key, setKey] = useState("");
  const [settled, settle] = useState({ key: "", number: 0 });
  const player = usePlayer(settled);
  const [models, setModels] = useState<[string, string]>(["auto", ""]);
  const [tier, setTier] = useState("");
  const [system, setSystem] = useState("");
  const [message, setMessage] = useState("");
  const [past, setPast] = useState<Exchange[]>([]);
  const [running, setRunning] = useState<AbortController | null>(null);
  const number = useRef(0);

  async function send(event: FormEvent) {
    event.preventDefault();
    if (running || !message.trim()) return;
    const abort = new AbortController();
    const id = number.current++;
    const asked = models.filter(Boolean);
    setRunning(abort);
    setMessage("");
    setPast((all) => [...all, { id, said: message, replies: asked.map((model) => ({ model, reply: BLANK })) }]);
    const tell = (slot: number) => (reply: Reply) => setPast((all) => all.map((one) => one.id !== id ? one
      : { ...one, replies: one.replies.map((held, i) => (i === slot ? { ...held, reply } : held)) }));
    await Promise.all(asked.map((model, slot) =>
      chat({ key: key.trim(), model, tier, turns: turns(system, past, model, message, slot) }, abort.signal, tell(slot))));
    setRunning(null);
  }

  const known = player.data?.names ?? [];
  const names = known.includes("auto") ? known : ["auto", ...known];
  const choices = (none: boolean) => [...(none ? [["", t("play.second.none")] as const] : []), ...names.map((name) => [name, name] as const)];
  return (
    <>
      <div className="head"><h1>{t("page.playground")}</h1><span className="faint">{t("play.what")}</span></div>
      <section className="card">
        <div className="aside">
          <label><span>{t("play.key")}</span><input type="password" autoComplete="off" value={key} onChange={(e) => setKey(e.target.value)}
            onBlur={() => { if (settled.key !== key.trim()) settle({ key: key.trim(), number: settled.number + 1 }); }} /></label>
          <Choice label={t("play.model")} value={models[0]} of={choices(false)} onChange={(next) => setModels([next, models[1]])} />
          <Choice label={t("play.second")} value={models[1]} of={choices(true)} onChange={(next) => setModels([models[0], next])} />
          <Choice label={t("play.least")} value={tier} onChange={setTier} of={[["", t("play.least.any")], ["fast", "fast"], ["reasoning", "reasoning"]]} />
        </div>
        <p role="status" className="faint">{player.data && (player.data.team === null ? t("play.team.none") : t("play.team", { x: player.data.team }))}</p>
        {player.error && <p className="note bad" role="alert">{words(player.error)}</p>}
        <label><span>{t("play.system")}</span><input value={system} onChange={(e) => setSystem(e.target.value)} /></label>
      </section>
      <div className="talk" role="log" aria-label={t("page.playground")}>
        {past.map((one) => (
          <div key={one.id}>
            <p className="said"><strong>{t("play.you")}</strong><br />{one.said}</p>
            <div className="grid">{one.replies.map((held, i) => <Answer key={i} model={held.model} reply={held.reply} />)}</div>
          </div>
        ))}
      </div>
      <form className="card" onSubmit={(event) => void send(event)}>
        <label>
          <span>{t("play.message")}</span>
          <textarea rows={3} value={message} onChange={(e) => setMessage(e.target.value)}
            onKeyDown={(e) => { if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) e.currentTarget.form?.requestSubmit(); }} />
        </label>
        <p className="aside">
          <button type="submit" className="main" disabled={running !== null || !message.trim()}>{t("play.send")}</button>
          <button type="button" disabled={!running} onClick={() => running?.abort()}>{t("play.stop")}</button>
          <button type="button" disabled={running !== null || past.length === 0} onClick={() => setPast([])}>{t("play.clear")}</button>
        </p>
      </form>
    </>
  );
}

/** Each side is told its own answers, not those of the one beside it, which may be of the same model. */
export function turns(system: string, past: Exchange[], model: string, message: string, slot: number): Turn[] {
  const before = past.flatMap((one): Turn[] => {
    const held = one.replies[slot];
    const own = held?.model === model ? held.reply.text : undefined;
    return own ? [{ role: "user", content: one.said }, { role: "assistant", content: own }] : [];
  });
  return [...(system.trim() ? [{ role: "system" as const, content: system }] : []), ...before, { role: "user", content: message }];
}

/** Asked for a key that is whole, and kept under its number: no cache holds a key. */
function usePlayer({ key, number }: { key: string; number: number }) {
  return useQuery({
    queryKey: ["player", number], gcTime: 0, retry: false,
    queryFn: ({ signal }) => ask<Player>(PLAYGROUND, { signal, headers: as(key) }),
  });
}

function Answer({ model, reply }: { model: string; reply: Reply }) {
  const { t, duration, rate } = usePreferences();
  return (
    <Card title={t("play.answer", { x: model })} aside={<State of={reply} />}>
      {reply.thoughts && <details><summary>{t("play.thoughts")}</summary><div className="words faint">{reply.thoughts}</div></details>}
      <div className="words" aria-busy={reply.state === "streaming"}>{reply.text}</div>
      {reply.error && <p className="note bad" role="alert">{reply.error}{reply.requestId && <><br /><Id text={reply.requestId} /></>}</p>}
      {reply.state === "cut" && <p className="note warn" role="alert">{t("play.cut")}</p>}
      <Facts of={[
        [t("play.served"), reply.model ?? "–"], [t("play.tier"), reply.tier ?? "–"], [t("play.because"), reply.because ?? "–"],
        [t("play.ttft"), duration(reply.firstMs)], [t("play.tps"), rate(tokensPerSecond(reply))], [t("play.total"), duration(reply.totalMs)],
        [t("play.cost"), <Cost of={reply} />],
        [t("play.decision"), reply.decision ? <Link href={to(["decisions", reply.decision])}>{reply.decision}</Link> : "–"],
      ]} />
    </Card>
  );
}

function State({ of }: { of: Reply }) {
  const { t } = usePreferences();
  if (of.state === "waiting") return <Badge>{t("play.waiting")}</Badge>;
  if (of.state === "stopped") return <Badge mood="warn">{t("play.stopped")}</Badge>;
  return of.state === "failed" ? <Badge mood="bad">{t("play.failed")}</Badge> : null;
}

/** What the ledger says, once the call is over. */
function Cost({ of }: { of: Reply }) {
  const { money } = usePreferences();
  const over = of.totalMs !== null && of.decision !== null;
  const seen = useQuery({
    queryKey: ["decision", of.decision], enabled: over, staleTime: Infinity,
    queryFn: ({ signal }) => ask<Decision>(`/admin/decisions/${encodeURIComponent(of.decision ?? "")}`, { signal }),
    retry: 3, retryDelay: 300,
  });
  return <>{money(seen.data?.cost_micros)}</>;
}
