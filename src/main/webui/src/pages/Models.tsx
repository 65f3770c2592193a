import { useQuery } from "@tanstack/react-query";
import { lazy } from "react";
import { ask } from "../api/client";
import { statsOf, ticks, useLive } from "../api/live";
import type { Model, Models as All, Seats, Stats, TargetNow, Tick } from "../api/types";
import { refine, usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Choice, Empty, Skeleton } from "../parts/basics";
import { Problem, Stale } from "../parts/trouble";
import { ModelsTable } from "./ModelsTable";

const ModelPage = lazy(() => import("./Model"));
const LOOK_MS = 5_000;
export const WINDOWS = ["60", "300", "3600"] as const;

export default function Models({ name }: { name: string | undefined }) {
  return name === undefined ? <List /> : <ModelPage key={name} name={name} />;
}

/** Of a target, or of a model, whose one target or none it then holds; `parts` are those of several. */
export interface Row { key: string; model: Model; target: TargetNow | null; stats: Stats; trail: (number | null)[]; errors: (number | null)[]; parts: Row[] }

/** A model with one target is one row; with several, a row for it with one for each. Live seconds win over the last look. */
export function rows(models: Model[], tick: Tick | null, live: boolean): Row[] {
  return models.map((model) => {
    const only = model.targets.length === 1 ? now(model.targets[0]!, tick) : null;
    const above = row(model, only, "model", model.name, model, tick, live);
    const parts = only ? [] : model.targets.map((target) => row(model, now(target, tick), "target", target.name, target, tick, live));
    return { ...above, parts };
  });
}

/** By its own name, or by that of one of its targets. */
export function fits(model: Model, find: string): boolean {
  const text = find.trim().toLowerCase();
  return [model.name, ...model.targets.map((target) => target.name)].some((name) => name.toLowerCase().includes(text));
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
    trail: heard ? trail.requests : from.spark.requests, errors: heard ? trail.errors : from.spark.errors, parts: [],
  };
}

function List() {
  const { t } = usePreferences();
  const { query } = usePlace();
  const window = WINDOWS.find((one) => one === query.get("window")) ?? "60";
  const seen = useQuery({
    queryKey: ["models", window], queryFn: ({ signal }) => ask<All>(`/admin/models?window=${window}`, { signal }), refetchInterval: LOOK_MS,
  });
  const { tick, connection } = useLive();
  const seats = useQuery({ queryKey: ["targets"], queryFn: ({ signal }) => ask<Seats>("/admin/targets", { signal }), refetchInterval: LOOK_MS });
  const find = query.get("find") ?? "";
  const data = seen.data;
  if (!data) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton rows={8} />;
  const found = data.models.filter((model) => fits(model, find));
  const windows = WINDOWS.map((one) => [one, t(`window.${one}`)] as const);
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
        : <section className="card"><ModelsTable of={rows(found, tick, window === "60" && connection === "live")} seats={seats.data?.data ?? []} window={window} /></section>}
    </>
  );
}
