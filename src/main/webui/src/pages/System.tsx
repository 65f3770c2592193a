import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { ask } from "../api/client";
import type { Problem as Flaw, System as Now } from "../api/types";
import { Link, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Card, Choice, Facts, Id, Skeleton, When } from "../parts/basics";
import { Problem, Stale } from "../parts/trouble";
import { BreakerBadge, UpBadge } from "../parts/state";
import { Flaws } from "../parts/Flaws";
import { type Column, Table } from "../parts/Table";
import { Reset } from "./Reset";

const LOOK_MS = 5_000;

export default function System(_: { name: string | undefined }) {
  const { t, bytes, count } = usePreferences();
  const seen = useQuery({ queryKey: ["system"], queryFn: ({ signal }) => ask<Now>("/admin/system", { signal }), refetchInterval: LOOK_MS });
  const now = seen.data;
  if (!now) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton rows={8} />;
  const { build, configuration } = now;
  return (
    <>
      <div className="head"><h1>{t("page.system")}</h1></div>
      {seen.error && <Stale why={seen.error} at={seen.dataUpdatedAt} again={() => void seen.refetch()} />}
      <div className="grid">
        <Card title={t("system.build")}>
          <Facts of={[
            [t("system.version"), build.version], [t("system.revision"), build.revision ? <Id text={build.revision} /> : t("unknown")],
            [t("system.java"), build.java], [t("system.started"), <When at={build.started_at} whole />], [t("system.instance"), build.instance],
            [t("system.estimator"), build.estimator ?? t("none")],
            [t("system.port"), t(now.admin.own_port ? "system.port.own" : "system.port.shared", { n: now.admin.port })],
            [t("system.key"), now.admin.key ? t("yes") : t("no")],
            [t("system.memory"), t("of", { a: bytes(now.memory.heap_used), b: bytes(now.memory.heap_max) })],
            [t("system.decisions"), count(now.decisions.held)], [t("system.log"), now.decisions.log ? t("yes") : t("no")],
            [t("system.hour"), now.hour.forgotten === 0 ? count(now.hour.names) : t("system.hour.forgotten", { n: count(now.hour.names), m: count(now.hour.forgotten) })],
          ]} />
          <Level level={now.log_level.level} until={now.log_level.until_at} />
        </Card>
        <Card title={t("system.config")} aside={<Link href={to(["routes"])}>{t("routes.edit")}</Link>}>
          <Facts of={[
            [t("system.hash"), <Id text={configuration.hash} />], [t("system.generation"), count(configuration.generation)],
          ]} />
          <Found title={t("system.problems")} none={t("system.problems.none")} of={configuration.problems} />
          <Found title={t("system.advice")} none={t("system.advice.none")} of={configuration.warnings} />
        </Card>
        <Targets of={now.targets} />
      </div>
    </>
  );
}

function Found({ title, none, of }: { title: string; none: string; of: Flaw[] }) {
  return <><h3>{title}</h3>{of.length === 0 ? <p className="faint">{none}</p> : <Flaws of={of} />}</>;
}

const LEVELS = ["ERROR", "WARN", "INFO", "DEBUG"] as const;

function Level({ level, until }: { level: string; until: number | null }) {
  const { t, clock } = usePreferences();
  const queries = useQueryClient();
  const set = useMutation({
    mutationFn: (next: string) => ask("/admin/system/log-level", { method: "PUT", body: { level: next } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["system"] }),
  });
  const known = LEVELS.find((one) => one === level);
  return (
    <div>
      <Choice label={t("system.level")} value={known ?? level} of={[...(known ? [] : [level]), ...LEVELS].map((one) => [one, one] as const)}
        onChange={(next) => set.mutate(next)} />
      <p className="faint">{until === null ? t("system.level.what") : t("system.level.until", { at: clock(until) })}</p>
      {set.error && <Problem why={set.error} />}
    </div>
  );
}

function Targets({ of }: { of: Now["targets"] }) {
  const { t, count, share } = usePreferences();
  type Row = Now["targets"][number];
  const [done, setDone] = useState<string | null>(null);
  const columns: Column<Row>[] = [
    { key: "name", title: t("models.target"), by: (row) => row.name, cell: (row) => <Link href={to(["models", row.model])}>{row.name}</Link> },
    { key: "address", title: t("system.address"), spare: 1, cell: (row) => <code>{row.address}</code> },
    { key: "state", title: t("models.state"), cell: (row) => <><UpBadge of={row} /> <BreakerBadge word={row.breaker} /></> },
    { key: "inflight", title: t("stat.inflight"), number: true, by: (row) => row.in_flight, cell: (row) => count(row.in_flight) },
    { key: "limit", title: t("system.limit"), number: true, spare: 2, by: (row) => row.limit, cell: (row) => count(row.limit) },
    { key: "running", title: t("system.running"), number: true, spare: 2, by: (row) => row.running, cell: (row) => count(row.running) },
    { key: "queue", title: t("models.queue"), number: true, spare: 1, by: (row) => row.queue, cell: (row) => count(row.queue) },
    { key: "kv", title: t("models.kv"), number: true, spare: 1, by: (row) => row.kv_usage, cell: (row) => share(row.kv_usage) },
    { key: "reset", title: <span className="hidden">{t("reset.do")}</span>, cell: (row) => <Reset name={row.name} onDone={setDone} /> },
  ];
  return (
    <Card wide title={t("system.targets")}>
      <p role="status" className={done === null ? "hidden" : "note good"}>{done !== null && t("reset.done", { x: done })}</p>
      <Table label={t("system.targets")} columns={columns} rows={of} id={(row) => `${row.model} ${row.name} ${row.address}`} />
    </Card>
  );
}
