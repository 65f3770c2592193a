import { useQuery } from "@tanstack/react-query";
import { ask, query } from "../api/client";
import type { Heatmap } from "../api/types";
import { refine, usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Choice, Skeleton } from "../parts/basics";
import { Problem } from "../parts/trouble";
import { Figure } from "./Figure";

const OF = ["duration", "first_token", "per_token", "upstream"] as const;

export function Heat({ dimension, name, step, everyMs }: { dimension: string; name: string; step: string; everyMs: number }) {
  const { t, clock, duration } = usePreferences();
  const asked = usePlace().query.get("of");
  const of = OF.find((one) => one === asked) ?? "duration";
  const seen = useQuery({
    queryKey: ["heatmap", dimension, name, step, of],
    queryFn: ({ signal }) => ask<Heatmap>(`/admin/heatmap${query({ dimension, name, step, of })}`, { signal }),
    refetchInterval: Math.max(everyMs, 2_000),
    placeholderData: (before) => before,
  });
  const map = seen.data;
  if (!map) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton rows={6} />;
  const edge = (bucket: number) => duration(map.edges_ms[bucket]);
  return (
    <Figure title={t("model.heat")} what={t("model.heat.what")} queries={[["", map.promql]]} empty={map.counts.length === 0}
      controls={<Choice label={t("model.heat.of")} value={of} of={OF.map((one) => [one, t(`model.heat.${one}`)])} onChange={(next) => refine("of", next)} />}
      drawing={{ kind: "heat", at: map.at, edges: map.edges_ms, counts: map.counts, calls: t("model.heat.calls") }}
      table={{ columns: [t("figure.time"), t("model.latency"), t("model.heat.calls")],
        rows: map.counts.map(([at, bucket, n]) => [clock((map.at[at] ?? 0) * 1000), `${edge(bucket)} – ${edge(bucket + 1)}`, n]) }} />
  );
}
