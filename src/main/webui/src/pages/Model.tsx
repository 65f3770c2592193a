import { useQuery } from "@tanstack/react-query";
import { ask, query } from "../api/client";
import type { Models, Series } from "../api/types";
import { Link, refine, to, usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Heat } from "../charts/Heat";
import { Card, Choice, Empty, Facts, Stat, Skeleton } from "../parts/basics";
import { Problem, Stale } from "../parts/trouble";
import { ModelCharts } from "./ModelCharts";
import { Simulated } from "./ModelsTable";
import { WINDOWS } from "./Models";
import { BreakerBadge, Price, UpBadge } from "../parts/state";

export const STEPS = ["1", "10", "60"] as const;
export type Step = (typeof STEPS)[number];

/** As often as a step of the series ends, but not more often than a reader can follow. */
const everyMs = (step: Step) => ({ "1": 1_000, "10": 5_000, "60": 15_000 })[step];

export default function ModelPage({ name }: { name: string }) {
  const { t } = usePreferences();
  const place = usePlace();
  const step = STEPS.find((one) => one === place.query.get("step")) ?? "10";
  const window = WINDOWS.find((one) => one === place.query.get("window")) ?? "300";
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
        <Link href={to(["models"], { window })}>{t("page.models")}</Link>
        <Link href={to(["decisions"], { model: name })}>{t("model.decisions")}</Link>
        <div className="aside">
          <Choice label={t("model.range")} value={step} of={STEPS.map((one) => [one, t(`model.range.${one}`)])} onChange={(next) => refine("step", next)} />
        </div>
      </div>
      <Now name={name} window={window} />
      {series.error && data && <Stale why={series.error} at={series.dataUpdatedAt} again={() => void series.refetch()} />}
      {data
        ? <div className="grid"><ModelCharts of={data} /><Heat dimension="model" name={name} step={step} everyMs={everyMs(step)} /></div>
        : series.error ? <Problem why={series.error} again={() => void series.refetch()} /> : <Skeleton rows={8} />}
    </>
  );
}

function Now({ name, window }: { name: string; window: (typeof WINDOWS)[number] }) {
  const { t, word, rate, duration, share, count, spent } = usePreferences();
  const seen = useQuery({
    queryKey: ["models", window], queryFn: ({ signal }) => ask<Models>(`/admin/models?window=${window}`, { signal }), refetchInterval: 5_000,
  });
  if (!seen.data) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton />;
  const model = seen.data.models.find((one) => one.name === name);
  if (!model) return <Empty next={<Link href={to(["models"])}>{t("page.models")}</Link>}>{t("model.gone")}</Empty>;
  const { stats } = model;
  return (
    <>
      <p className="faint">{t(`window.${window}`)} <Simulated of={model} /></p>
      <div className="stats">
        <Stat label={t("stat.rps")} value={rate(stats.rps)} />
        <Stat label={t("stat.p50")} value={duration(stats.duration_ms.p50)} />
        <Stat label={t("stat.p95")} value={duration(stats.duration_ms.p95)} />
        <Stat label={t("stat.ttft")} value={duration(stats.first_token_ms.p95)} />
        <Stat label={t("stat.tpot")} value={duration(stats.per_token_ms.p50)} />
        <Stat label={t("stat.errors")} value={share(stats.error_share)} mood={(stats.error_share ?? 0) >= 0.05 ? "bad" : "plain"} />
        <Stat label={t("stat.cost")} value={spent(stats)} />
      </div>
      <div className="grid">
        <Card title={t("model.facts")}>
          <Facts of={[
            [t("model.provider"), model.provider], [t("model.upstream"), <code>{model.upstream}</code>], [t("model.dialect"), model.dialect],
            [t("model.tier"), word("tier", model.tier ?? "none")], [t("model.residency"), model.residency ? word("residency", model.residency) : t("unknown")],
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
