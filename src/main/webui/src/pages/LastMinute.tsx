import { useMemo } from "react";
import { ticks, useLive } from "../api/live";
import type { Overview, Spark } from "../api/types";
import { usePreferences } from "../app/preferences";
import { Figure } from "../charts/Figure";

/** From the stream once it was heard for a minute; until then, what the gateway remembers. */
export function LastMinute({ spark, promql }: { spark: Spark; promql: Overview["promql"] }) {
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
