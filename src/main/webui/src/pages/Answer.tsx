import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/client";
import { type Reply, tokensPerSecond } from "../api/chat";
import type { Decision } from "../api/types";
import { Link, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { because } from "../i18n/because";
import { Badge, Card, Facts, Id } from "../parts/basics";

/** What one model said, and what was decided for it. */
export function Answer({ model, reply }: { model: string; reply: Reply }) {
  const { t, language, word, duration, rate } = usePreferences();
  return (
    <Card title={t("play.answer", { x: model })} aside={<State of={reply} />}>
      {reply.thoughts && <details><summary>{t("play.thoughts")}</summary><div className="words faint">{reply.thoughts}</div></details>}
      <div className="words" aria-busy={reply.state === "streaming"}>{reply.text}</div>
      {reply.error && <p className="note bad" role="alert">{reply.error}{reply.requestId && <><br /><Id text={reply.requestId} /></>}</p>}
      {reply.state === "cut" && <p className="note warn" role="alert">{t("play.cut")}</p>}
      <Facts of={[
        [t("play.served"), reply.model ?? "–"], [t("play.tier"), reply.tier ? word("tier", reply.tier) : "–"], [t("play.because"), reply.because ? because(language, reply.because) : "–"],
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
