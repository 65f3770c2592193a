import type { ReactNode } from "react";
import type { Seat, Stats } from "../api/types";
import { Link, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Badge } from "../parts/basics";
import { Spark } from "../parts/Spark";
import { BreakerBadge, Price, UpBadge } from "../parts/state";
import { type Column, Table } from "../parts/Table";
import type { Row } from "./Models";

const NONE: Stats["duration_ms"] = { count: 0, p50: null, p95: null, p99: null };

/** Why a target takes no calls, or fewer, and for how long. */
function Out({ of }: { of: Seat | undefined }) {
  const { t, word, duration } = usePreferences();
  if (!of || of.state === "in") return null;
  return (
    <div className="faint">
      {[word("state", of.state), word("ejected", of.reason)].filter(Boolean).join(": ")}{of.for_ms > 0 && ` ${t("models.out.for", { x: duration(of.for_ms) })}`}
    </div>
  );
}

const parts = (row: Row) => row.parts;

/** Of models; `window` is that of the numbers. */
export function ModelsTable({ of, seats, window }: { of: Row[]; seats: Seat[]; window: string }) {
  const { t, rate, duration, share, count, spent } = usePreferences();
  const spread = (row: Row, which: "duration_ms" | "first_token_ms" | "per_token_ms") => row.stats[which] ?? NONE;
  const figure = (key: string, title: string, by: (row: Row) => number | null, shape: (v: number | null) => string, spare?: 1 | 2 | 3): Column<Row> =>
    ({ key, title, number: true, by, cell: (row) => <span data-figure={key}>{shape(by(row))}</span>, ...(spare ? { spare } : {}) });
  const columns: Column<Row>[] = [
    { key: "name", title: t("models.model"), by: (row) => row.model.name, cell: (row) => <Name row={row} window={window} /> },
    { key: "spark", title: t("models.spark"), spare: 3, cell: (row) => <Spark values={row.trail} bad={row.errors} /> },
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
    { key: "price", title: t("models.price"), number: true, wraps: true, spare: 3, by: (row) => row.model.price?.input, cell: (row) => <Price of={row.model.price} /> },
    { ...figure("cost", t("stat.cost"), (row) => row.stats.cost_micros, count, 1), cell: (row) => <span data-figure="cost">{spent(row.stats)}</span> },
  ];
  return <Table label={t("page.models")} columns={columns} rows={of} id={(row) => row.key} parts={parts} dense none={t("models.none")} />;
}

/** What costs no real money, and answers no real question. */
export function Simulated({ of }: { of: { engine: string | null } }) {
  const { t } = usePreferences();
  return of.engine === "simulation" ? <Badge>{t("models.simulated")}</Badge> : null;
}

function Name({ row, window }: { row: Row; window: string }): ReactNode {
  const several = row.target !== null && row.model.targets.length > 1;
  return (
    <>
      {several ? <span>↳ {row.target!.name}</span> : <Link className="name" href={to(["models", row.model.name], { window })}>{row.model.name}</Link>}
      <br />
      <span className="faint">{several ? row.target!.address : <>{row.model.provider} <Simulated of={row.model} /></>}</span>
    </>
  );
}
