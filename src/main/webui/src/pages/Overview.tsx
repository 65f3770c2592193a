import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/client";
import { useLive } from "../api/live";
import type { Attention, Named, Overview as Now } from "../api/types";
import { Link, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { utc } from "../format/format";
import { Badge, Card, Quiet, Skeleton, Stat } from "../parts/basics";
import { Problem, Stale } from "../parts/trouble";
import { type Column, Table } from "../parts/Table";
import { First } from "./First";
import { LastMinute } from "./LastMinute";

/** Numbers of five minutes need no more than a look each few seconds. */
const LOOK_MS = 5_000;

/** Where the numbers are of the same time as here. */
const MODELS = to(["models"], { window: "300" });

/** What counts as an error above. */
const FAILED = "5xx,interrupted";

export default function Overview(_: { name: string | undefined }) {
  const { t, count, rate, duration, spent, share, moment } = usePreferences();
  const seen = useQuery({ queryKey: ["overview"], queryFn: ({ signal }) => ask<Now>("/admin/overview", { signal }), refetchInterval: LOOK_MS });
  const { tick } = useLive();
  const now = seen.data;
  if (!now) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton />;
  const { stats } = now;
  const since = String(now.at - now.window_s * 1_000);
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
        <Stat label={t("stat.rps")} value={rate(stats.rps)} href={MODELS} />
        <Stat label={t("stat.requests")} value={count(stats.requests)} href={to(["decisions"], { since })} />
        <Stat label={t("stat.errors")} value={share(stats.error_share)} mood={(stats.error_share ?? 0) >= 0.05 ? "bad" : "plain"}
          href={to(["decisions"], { status: FAILED, since })} />
        <Stat label={t("stat.p50")} value={duration(stats.duration_ms.p50)} href={MODELS} />
        <Stat label={t("stat.p95")} value={duration(stats.duration_ms.p95)} href={MODELS} />
        <Stat label={t("stat.inflight")} value={count(tick?.in_flight ?? now.in_flight)} href={MODELS} />
        <Stat label={t("stat.streams")} value={count(tick?.streams_open ?? now.streams_open)} href={MODELS} />
        <Stat label={t(now.simulated ? "stat.spent.simulated" : "stat.spent")} href={to(["models"], { window: "3600" })}
          value={spent({ cost_micros: now.spent_micros_hour, unpriced: now.unpriced_hour })} />
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
        <Parts title={t("overview.tiers")} of={now.tiers} all={stats.requests} filter="tier" since={since} />
        <Parts title={t("overview.teams")} of={now.teams} all={stats.requests} filter="team" since={since} />
      </div>
    </>
  );
}

/** To the model that is meant; a target is found among its model's, which says why it is out. */
export function leads({ kind, subject, link }: Attention): string {
  if (kind === "errors" || kind === "unpriced") return to(["models", subject], { window: "300" });
  return link === "models" ? to(["models"], { find: subject }) : to([link]);
}

function Needs({ of }: { of: Attention[] }) {
  const { t, word } = usePreferences();
  return (
    <Card title={t("overview.attention")}>
      {of.length === 0 && <p className="faint">{t("overview.attention.none")}</p>}
      <ul className="list">
        {of.map((one) => (
          <li key={`${one.kind} ${one.subject}`}>
            <Badge mood="warn">!</Badge> <Link href={leads(one)}>{word("attention", one.kind, { x: one.subject })}</Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Parts({ title, of, all, filter, since }: { title: string; of: Named[]; all: number; filter: "tier" | "team"; since: string }) {
  const { t, word, count, share, duration, spent } = usePreferences();
  const columns: Column<Named>[] = [
    { key: "name", title, cell: (row) => <Link href={to(["decisions"], { [filter]: row.name, since })}>{word(filter, row.name)}</Link>, by: (row) => row.name },
    { key: "requests", title: t("stat.requests"), number: true, cell: (row) => count(row.stats.requests), by: (row) => row.stats.requests },
    { key: "share", title: t("stat.share"), number: true, cell: (row) => share(all ? row.stats.requests / all : null) },
    { key: "errors", title: t("stat.errors"), number: true, spare: 1, cell: (row) => share(row.stats.error_share), by: (row) => row.stats.error_share },
    { key: "p95", title: t("stat.p95"), number: true, cell: (row) => duration(row.stats.duration_ms.p95), by: (row) => row.stats.duration_ms.p95 },
    { key: "cost", title: t("stat.cost"), number: true, spare: 1, cell: (row) => spent(row.stats), by: (row) => row.stats.cost_micros },
  ];
  return (
    <Card title={title}>
      {of.length === 0 ? <Quiet /> : <Table label={title} columns={columns} rows={of} id={(row) => row.name} />}
    </Card>
  );
}
