import { useQuery } from "@tanstack/react-query";
import { lazy, type ReactNode } from "react";
import { ask } from "../api/client";
import { statsOf, ticks, useLive } from "../api/live";
import type { Model, Models as All, Seat, Seats, Stats, TargetNow, Tick } from "../api/types";
import { Link, refine, to, usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Choice, Empty, Problem, Skeleton, Stale } from "../parts/basics";
import { Spark } from "../parts/Spark";
import { BreakerBadge, Price, UpBadge } from "../parts/state";
import { type Column, Table } from "../parts/Table";

const ModelPage = lazy(() => import("./Model"));
const LOOK_MS = 5_000;
const NONE: Stats["duration_ms"] = { count: 0, p50: null, p95: null, p99: null };

export default function Models({ name }: { name: string | undefined }) {
  return name === undefined ? <List /> : <ModelPage key={name} name={name} />;
}

interface Row { key: string; model: Model; target: TargetNow | null; stats: Stats; trail: (number | null)[]; errors: (number | null)[] }

/** A model with one target is one row; with several, a row for it and one for each. Live seconds win over the last look. */
export function rows(models: Model[], tick: Tick | null, live: boolean): Row[] {
  return models.flatMap((model) => {
    const only = model.targets.length === 1 ? now(model.targets[0]!, tick) : null;
    const above = row(model, only, "model", model.name, model, tick, live);
    if (model.targets.length <= 1) return [above];
    return [above, ...model.targets.map((target) => row(model, now(target, tick), "target", target.name, target, tick, live))];
  });
}

function now<T extends TargetNow>(target: T, tick: Tick | null): T {
  const state = tick?.targets.find((one) => one.name === target.name);
  return state ? { ...target, ...state } : target;
}

function row(model: Model, target: TargetNow | null, dimension: string, name: string, from: Pick<Model, "stats" | "spark">,
  tick: Tick | null, live: boolean): Row {
  const stats = (live ? statsOf(tick, dimension, name) : undefined) ?? from.stats;
  const trail = ticks.trail(dimension, name);
  const heard = trail.requests.filter((n) => n !== null).length >= from.spark.requests.length;
  return {
    key: `${dimension} ${model.name} ${name}`, model, target, stats,
    trail: heard ? trail.requests : from.spark.requests, errors: heard ? trail.errors : from.spark.errors,
  };
}

function List() {
  const { t } = usePreferences();
  const { query } = usePlace();
  const window = ["60", "300", "3600"].find((one) => one === query.get("window")) ?? "60";
  const seen = useQuery({
    queryKey: ["models", window], queryFn: ({ signal }) => ask<All>(`/admin/models?window=${window}`, { signal }), refetchInterval: LOOK_MS,
  });
  const { tick, connection } = useLive();
  const seats = useQuery({ queryKey: ["targets"], queryFn: ({ signal }) => ask<Seats>("/admin/targets", { signal }), refetchInterval: LOOK_MS });
  const find = query.get("find") ?? "";
  const data = seen.data;
  if (!data) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton rows={8} />;
  const found = data.models.filter((model) => model.name.toLowerCase().includes(find.trim().toLowerCase()));
  const windows = (["60", "300", "3600"] as const).map((one) => [one, t(`window.${one}`)] as const);
  return (
    <>
      <div className="head">
        <h1>{t("page.models")}</h1>
        <div className="aside">
          <label className="choice">
            <span>{t("models.filter")}</span>
            <input type="search" value={find} onChange={(event) => refine("find", event.target.value)} />
          </label>
          <Choice label={t("window")} value={window} of={windows} onChange={(next) => refine("window", next)} />
        </div>
      </div>
      {seen.error && <Stale why={seen.error} at={data.at} again={() => void seen.refetch()} />}
      {data.models.length === 0
        ? <Empty next={t("models.empty.do")}>{t("models.empty")}</Empty>
        : <section className="card"><Grid of={rows(found, tick, window === "60" && connection === "live")} seats={seats.data?.data ?? []} /></section>}
    </>
  );
}

/** Why a target takes no calls, or fewer, and for how long. */
function Out({ of }: { of: Seat | undefined }) {
  const { t, duration } = usePreferences();
  if (!of || of.state === "in") return null;
  return (
    <div className="faint">
      {[of.state, of.reason].filter(Boolean).join(": ")}{of.for_ms > 0 && ` ${t("models.out.for", { x: duration(of.for_ms) })}`}
    </div>
  );
}

function Grid({ of, seats }: { of: Row[]; seats: Seat[] }) {
  const { t, rate, duration, share, count } = usePreferences();
  const spread = (row: Row, which: "duration_ms" | "first_token_ms" | "per_token_ms") => row.stats[which] ?? NONE;
  const figure = (key: string, title: string, by: (row: Row) => number | null, shape: (v: number | null) => string, spare?: 1 | 2 | 3): Column<Row> =>
    ({ key, title, number: true, by, cell: (row) => <span data-figure={key}>{shape(by(row))}</span>, ...(spare ? { spare } : {}) });
  const columns: Column<Row>[] = [
    { key: "name", title: t("models.model"), by: (row) => row.model.name, cell: (row) => <Name row={row} /> },
    { key: "state", title: t("models.state"), cell: (row) => row.target && <><UpBadge of={row.target} /> <BreakerBadge word={row.target.breaker} />
      <Out of={seats.find((seat) => seat.target === row.target?.name && seat.address === row.target.address)} /></> },
    figure("rps", t("stat.rps"), (row) => row.stats.rps, rate),
    figure("requests", t("stat.requests"), (row) => row.stats.requests, count, 1),
    figure("p50", t("stat.p50"), (row) => spread(row, "duration_ms").p50, duration),
    figure("p95", t("stat.p95"), (row) => spread(row, "duration_ms").p95, duration),
    figure("p99", t("stat.p99"), (row) => spread(row, "duration_ms").p99, duration, 2),
    figure("ttft", t("stat.ttft"), (row) => spread(row, "first_token_ms").p95, duration, 1),
    figure("tpot", t("stat.tpot"), (row) => spread(row, "per_token_ms").p50, duration, 2),
    figure("out", t("stat.out"), (row) => row.stats.out_tps, rate, 2),
    figure("errors", t("stat.errors"), (row) => row.stats.error_share, share, 1),
    figure("inflight", t("stat.inflight"), (row) => row.target?.in_flight ?? null, count, 2),
    figure("queue", t("models.queue"), (row) => row.target?.queue ?? null, count, 3),
    figure("kv", t("models.kv"), (row) => row.target?.kv_usage ?? null, share, 3),
    { key: "price", title: t("models.price"), number: true, spare: 3, by: (row) => row.model.price?.input, cell: (row) => <Price of={row.model.price} /> },
    { key: "spark", title: t("models.spark"), spare: 3, cell: (row) => <Spark values={row.trail} bad={row.errors} /> },
  ];
  return <Table label={t("page.models")} columns={columns} rows={of} id={(row) => row.key} />;
}

function Name({ row }: { row: Row }): ReactNode {
  const several = row.target !== null && row.model.targets.length > 1;
  return (
    <>
      {several ? <span>↳ {row.target!.name}</span> : <Link className="name" href={to(["models", row.model.name])}>{row.model.name}</Link>}
      <br />
      <span className="faint">{several ? row.target!.address : row.model.provider}</span>
    </>
  );
}
