import type { Series } from "../api/types";
import { usePreferences } from "../app/preferences";
import type { Line, Unit } from "../charts/drawing";
import { Figure } from "../charts/Figure";

export function ModelCharts({ of }: { of: Series }) {
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
