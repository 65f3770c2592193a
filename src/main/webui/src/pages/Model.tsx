import { useQuery } from "@tanstack/react-query";
import { ask, query } from "../api/client";
import type { Models, Series } from "../api/types";
import { Link, refine, to, usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import type { Line, Unit } from "../charts/drawing";
import { Figure } from "../charts/Figure";
import { Heat } from "../charts/Heat";
import { Card, Choice, Empty, Facts, Stat, Problem, Skeleton, Stale } from "../parts/basics";
import { BreakerBadge, Price, UpBadge } from "../parts/state";

export const STEPS = ["1", "10", "60"] as const;
export type Step = (typeof STEPS)[number];

/** As often as a step of the series ends, but not more often than a reader can follow. */
const everyMs = (step: Step) => ({ "1": 1_000, "10": 5_000, "60": 15_000 })[step];

export default function ModelPage({ name }: { name: string }) {
  const { t } = usePreferences();
  const place = usePlace();
  const step = STEPS.find((one) => one === place.query.get("step")) ?? "10";
  const series = useQuery({
    queryKey: ["series", "model", name, step],
    queryFn: ({ signal }) => ask<Series>(`/admin/series${query({ dimension: "model", name, step })}`, { signal }),
    refetchInterval: everyMs(step),
  });
  const data = series.data;
  return (
    <>
      <div className="head">
        <h1>{name}</h1>
        <Link href={to(["models"])}>{t("page.models")}</Link>
        <Link href={to(["decisions"], { model: name })}>{t("model.decisions")}</Link>
        <div className="aside">
          <Choice label={t("model.range")} value={step} of={STEPS.map((one) => [one, t(`model.range.${one}`)])} onChange={(next) => refine("step", next)} />
        </div>
      </div>
      <Now name={name} />
      {series.error && data && <Stale why={series.error} at={series.dataUpdatedAt} again={() => void series.refetch()} />}
      {data
        ? <div className="grid"><Charts of={data} /><Heat dimension="model" name={name} step={step} everyMs={everyMs(step)} /></div>
        : series.error ? <Problem why={series.error} again={() => void series.refetch()} /> : <Skeleton rows={8} />}
    </>
  );
}

function Now({ name }: { name: string }) {
  const { t, rate, duration, share, count } = usePreferences();
  const seen = useQuery({
    queryKey: ["models", "300"], queryFn: ({ signal }) => ask<Models>("/admin/models?window=300", { signal }), refetchInterval: 5_000,
  });
  if (!seen.data) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton />;
  const model = seen.data.models.find((one) => one.name === name);
  if (!model) return <Empty next={<Link href={to(["models"])}>{t("page.models")}</Link>}>{t("model.gone")}</Empty>;
  const { stats } = model;
  return (
    <>
      <div className="stats">
        <Stat label={t("stat.rps")} value={rate(stats.rps)} />
        <Stat label={t("stat.p50")} value={duration(stats.duration_ms.p50)} />
        <Stat label={t("stat.p95")} value={duration(stats.duration_ms.p95)} />
        <Stat label={t("stat.ttft")} value={duration(stats.first_token_ms.p95)} />
        <Stat label={t("stat.tpot")} value={duration(stats.per_token_ms.p50)} />
        <Stat label={t("stat.errors")} value={share(stats.error_share)} mood={(stats.error_share ?? 0) >= 0.05 ? "bad" : "plain"} />
      </div>
      <div className="grid">
        <Card title={t("model.facts")}>
          <Facts of={[
            [t("model.provider"), model.provider], [t("model.upstream"), <code>{model.upstream}</code>], [t("model.dialect"), model.dialect],
            [t("model.tier"), model.tier ?? t("none")], [t("model.residency"), model.residency ?? t("unknown")],
            [t("model.engine"), model.engine ?? t("unknown")], [t("model.window"), count(model.context_window)],
            [t("model.output"), count(model.max_output)], [t("models.price"), <Price of={model.price} />],
          ]} />
        </Card>
        <Card title={t("model.targets")}>
          <ul className="list">
            {model.targets.map((target) => (
              <li key={target.name}>
                <UpBadge of={target} /> <BreakerBadge word={target.breaker} /> <code>{target.address}</code>{" "}
                <span className="faint">
                  {t("stat.inflight")} {count(target.in_flight)} · {t("models.queue")} {count(target.queue)} · {t("models.kv")} {share(target.kv_usage)}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}

function Charts({ of }: { of: Series }) {
  const { t } = usePreferences();
  return (
    <>
      <Lines of={of} title={t("model.latency")} what={t("model.latency.what")} unit="ms" lines={[
        { name: t("stat.p50"), query: "duration_p50", values: of.duration_p50_ms }, { name: t("stat.p95"), query: "duration_p95", values: of.duration_p95_ms },
        { name: t("stat.p99"), query: "duration_p99", values: of.duration_p99_ms }]} />
      <Lines of={of} title={t("model.versus")} what={t("model.versus.what")} unit="ms" lines={[
        { name: t("model.gateway95"), query: "duration_p95", values: of.duration_p95_ms }, { name: t("model.upstream95"), query: "upstream_p95", values: of.upstream_p95_ms, dashed: true },
        { name: t("model.upstream50"), query: "upstream_p50", values: of.upstream_p50_ms, dashed: true }]} />
      <Lines of={of} title={t("model.ttft")} what={t("model.ttft.what")} unit="ms" lines={[
        { name: t("stat.p50"), query: "first_token_p50", values: of.first_token_p50_ms }, { name: t("stat.p95"), query: "first_token_p95", values: of.first_token_p95_ms }]} />
      <Lines of={of} title={t("model.tpot")} what={t("model.tpot.what")} unit="ms" lines={[
        { name: t("stat.p50"), query: "per_token_p50", values: of.per_token_p50_ms }, { name: t("stat.p95"), query: "per_token_p95", values: of.per_token_p95_ms }]} />
      <Lines of={of} title={t("model.traffic")} what={t("model.traffic.what")} unit="count" lines={[
        { name: t("stat.requests"), query: "requests", values: of.requests, area: true }, { name: t("stat.errors"), query: "errors", values: of.errors, mood: "bad" }]} />
      <Lines of={of} title={t("model.tokens")} what={t("model.tokens.what")} unit="count" lines={[
        { name: t("model.tokens.out"), query: "out_tokens", values: of.out_tokens, area: true }, { name: t("model.tokens.in"), query: "in_tokens", values: of.in_tokens }]} />
    </>
  );
}

function Lines({ of, title, what, unit, lines }: { of: Series; title: string; what: string; unit: Unit; lines: (Line & { query: string })[] }) {
  const { t, clock, duration } = usePreferences();
  const cell = (value: number | null | undefined) => (unit === "ms" ? duration(value) : (value ?? null));
  return (
    <Figure title={title} what={what} queries={lines.map((line) => [line.name, of.promql[line.query] ?? null])} empty={!lines.some((line) => line.values.some((value) => value))}
      drawing={{ kind: "lines", at: of.at, unit, lines }}
      table={{ columns: [t("figure.time"), ...lines.map((line) => line.name)],
        rows: of.at.map((second, i) => [clock(second * 1000), ...lines.map((line) => cell(line.values[i]))]) }} />
  );
}
