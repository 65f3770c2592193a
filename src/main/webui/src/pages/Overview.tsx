import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ask } from "../api/client";
import { ticks, useLive } from "../api/live";
import type { Attention, Named, Overview as Now, Spark } from "../api/types";
import { Link, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Figure } from "../charts/Figure";
import { utc } from "../format/format";
import { Badge, Card, Copy, Stat, Problem, Skeleton, Stale } from "../parts/basics";
import { type Column, Table } from "../parts/Table";

/** Numbers of five minutes need no more than a look each few seconds. */
const LOOK_MS = 5_000;

/** What counts as an error above. */
const FAILED = "5xx,interrupted";

const FIRST = `curl -N ${location.origin}/v1/chat/completions -H 'content-type: application/json' -d '{"model":"auto","stream":true,"messages":[{"role":"user","content":"Hello!"}]}'`;

export default function Overview(_: { name: string | undefined }) {
  const { t, count, rate, duration, money, share, moment } = usePreferences();
  const seen = useQuery({ queryKey: ["overview"], queryFn: ({ signal }) => ask<Now>("/admin/overview", { signal }), refetchInterval: LOOK_MS });
  const { tick } = useLive();
  const now = seen.data;
  if (!now) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton />;
  const { stats } = now;
  return (
    <>
      <div className="head">
        <h1>{t("page.overview")}</h1>
        <span className="faint">{t("overview.last5")}</span>
        <span className="aside faint" title={utc(now.started_at)}>{t("overview.since", { at: moment(now.started_at) })}</span>
      </div>
      {seen.error && <Stale why={seen.error} at={now.at} again={() => void seen.refetch()} />}
      {stats.requests === 0 && <First />}
      <div className="stats">
        <Stat label={t("stat.rps")} value={rate(stats.rps)} href={to(["models"])} />
        <Stat label={t("stat.requests")} value={count(stats.requests)} href={to(["decisions"])} />
        <Stat label={t("stat.errors")} value={share(stats.error_share)} mood={(stats.error_share ?? 0) >= 0.05 ? "bad" : "plain"}
          href={to(["decisions"], { status: FAILED })} />
        <Stat label={t("stat.p50")} value={duration(stats.duration_ms.p50)} href={to(["models"])} />
        <Stat label={t("stat.p95")} value={duration(stats.duration_ms.p95)} href={to(["models"])} />
        <Stat label={t("stat.inflight")} value={count(tick?.in_flight ?? now.in_flight)} href={to(["models"])} />
        <Stat label={t("stat.streams")} value={count(tick?.streams_open ?? now.streams_open)} href={to(["models"])} />
        <Stat label={t("stat.spent")} value={money(now.spent_micros_hour)} href={to(["models"])} />
      </div>
      <div className="grid">
        <Needs of={now.attention} />
        <Card title={t("overview.config")}>
          <p><Link href={to(["system"])}>{t("overview.config.text", { hash: now.configuration.hash, n: now.configuration.generation })}</Link></p>
          <p>
            <Badge mood={now.configuration.problems ? "bad" : "good"}>{t("editor.invalid", { n: now.configuration.problems })}</Badge>{" "}
            <Badge mood={now.configuration.warnings ? "warn" : "good"}>{t("editor.warnings", { n: now.configuration.warnings })}</Badge>
          </p>
        </Card>
        <LastMinute spark={now.spark} promql={now.promql} />
        <Parts title={t("overview.tiers")} of={now.tiers} all={stats.requests} filter="tier" />
        <Parts title={t("overview.teams")} of={now.teams} all={stats.requests} filter="team" />
      </div>
    </>
  );
}

function First() {
  const { t } = usePreferences();
  return (
    <div className="note">
      <p>{t("overview.first")}</p>
      <pre>{FIRST}</pre>
      <p><Copy text={FIRST} /> {t("overview.first.demo", { cmd: "./sluice demo" })}</p>
    </div>
  );
}

function Needs({ of }: { of: Attention[] }) {
  const { t, word } = usePreferences();
  return (
    <Card title={t("overview.attention")}>
      {of.length === 0 && <p className="faint">{t("overview.attention.none")}</p>}
      <ul className="list">
        {of.map((one) => (
          <li key={`${one.kind} ${one.subject}`}>
            <Badge mood="warn">!</Badge> <Link href={to([one.link])}>{word("attention", one.kind, { x: one.subject })}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** From the stream once it was heard for a minute; until then, what the gateway remembers. */
function LastMinute({ spark, promql }: { spark: Spark; promql: Now["promql"] }) {
  const { t, clock, duration } = usePreferences();
  const { tick } = useLive();
  // One trail per tick, not per rendering.
  const heard = useMemo(() => ticks.trail("all", ""), [tick]);
  const trail = heard.requests.every((n) => n !== null) ? heard : { ...spark, p50: spark.p50_ms, p95: spark.p95_ms };
  const empty = !trail.requests.some((n) => n);
  const at = trail.at;
  return (
    <>
      <Figure title={t("overview.traffic")} what={t("overview.traffic.what")} empty={empty}
        queries={[[t("stat.requests"), promql["requests"] ?? null], [t("stat.errors"), promql["errors"] ?? null]]}
        drawing={{ kind: "lines", at, unit: "count", lines: [
          { name: t("stat.requests"), values: trail.requests, area: true }, { name: t("stat.errors"), values: trail.errors, mood: "bad" }] }}
        table={{ columns: [t("figure.time"), t("stat.requests"), t("stat.errors")],
          rows: at.map((second, i) => [clock(second * 1000), trail.requests[i] ?? null, trail.errors[i] ?? null]) }} />
      <Figure title={t("overview.latency")} what={t("overview.latency.what")} empty={empty}
        queries={[[t("stat.p95"), promql["duration_p95"] ?? null], [t("stat.p50"), promql["duration_p50"] ?? null]]}
        drawing={{ kind: "lines", at, unit: "ms", lines: [{ name: t("stat.p95"), values: trail.p95 }, { name: t("stat.p50"), values: trail.p50 }] }}
        table={{ columns: [t("figure.time"), t("stat.p50"), t("stat.p95")],
          rows: at.map((second, i) => [clock(second * 1000), duration(trail.p50[i]), duration(trail.p95[i])]) }} />
    </>
  );
}

function Parts({ title, of, all, filter }: { title: string; of: Named[]; all: number; filter: "tier" | "team" }) {
  const { t, count, share, duration, money } = usePreferences();
  const columns: Column<Named>[] = [
    { key: "name", title, cell: (row) => <Link href={to(["decisions"], { [filter]: row.name })}>{row.name}</Link>, by: (row) => row.name },
    { key: "requests", title: t("stat.requests"), number: true, cell: (row) => count(row.stats.requests), by: (row) => row.stats.requests },
    { key: "share", title: t("stat.share"), number: true, cell: (row) => share(all ? row.stats.requests / all : null) },
    { key: "errors", title: t("stat.errors"), number: true, spare: 1, cell: (row) => share(row.stats.error_share), by: (row) => row.stats.error_share },
    { key: "p95", title: t("stat.p95"), number: true, cell: (row) => duration(row.stats.duration_ms.p95), by: (row) => row.stats.duration_ms.p95 },
    { key: "cost", title: t("stat.cost"), number: true, spare: 1, cell: (row) => money(row.stats.cost_micros), by: (row) => row.stats.cost_micros },
  ];
  return (
    <Card title={title}>
      {of.length === 0 ? <p className="faint">{t("figure.empty")}</p> : <Table label={title} columns={columns} rows={of} id={(row) => row.name} />}
    </Card>
  );
}
