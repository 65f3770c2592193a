import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import { ask } from "../api/client";
import { useLive } from "../api/live";
import type { Place, Route, Routes as All, Rule, Team } from "../api/types";
import { Link, refine, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { useDesk } from "../editor/desk";
import { overlay } from "../editor/drafts";
import { Graph } from "../charts/Graph";
import { Badge, Card, Empty, Facts, Problem, Skeleton, Stale } from "../parts/basics";
import { type Column, Table } from "../parts/Table";
import { Tiers } from "../parts/Tiers";

const Editor = lazy(() => import("../editor/Editor"));
const LOOK_MS = 5_000;

export default function Routes(_: { name: string | undefined }) {
  const { t } = usePreferences();
  const seen = useQuery({ queryKey: ["routes", "3600"], queryFn: ({ signal }) => ask<All>("/admin/routes?window=3600", { signal }), refetchInterval: LOOK_MS });
  useFreshOn(seen.refetch);
  const [edits, edit] = useState(new URLSearchParams(location.search).has("file"));
  const unsaved = Object.keys(overlay(useDesk().drafts)).length;
  const now = seen.data;
  if (!now) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton rows={8} />;
  return (
    <>
      <div className="head">
        <h1>{t("page.routes")}</h1>
        <span className="faint">{t("overview.config.text", { hash: now.hash, n: now.generation })}</span>
        <div className="aside">
          <button type="button" aria-pressed={edits} onClick={() => { if (edits) refine("file", ""); edit(!edits); }}>
            {t("routes.edit")}{unsaved > 0 && !edits ? ` (${t("editor.unsaved.n", { n: unsaved })})` : ""}
          </button>
        </div>
      </div>
      {seen.error && <Stale why={seen.error} at={seen.dataUpdatedAt} again={() => void seen.refetch()} />}
      {edits && <Suspense fallback={<Skeleton rows={10} />}><Editor /></Suspense>}
      {now.routes.length === 0 && <Empty>{t("routes.none")}</Empty>}
      {now.routes.map((route) => <OneRoute key={route.name} of={route} />)}
      <Card wide title={t("routes.rules")}>
        <p className="faint">{t("routes.rules.what")}</p>
        {now.teams.map((team) => <OneTeam key={team.name} of={team} />)}
      </Card>
    </>
  );
}

/** A new configuration is shown as soon as a tick tells of it. */
function useFreshOn(refetch: () => unknown) {
  const generation = useLive().tick?.generation;
  useEffect(() => {
    if (generation !== undefined) void refetch();
  }, [generation, refetch]);
}

function Where({ of }: { of: Place }) {
  const { t } = usePreferences();
  return of.file === null ? <span className="faint">{t("routes.embedded")}</span> : <code>{of.file}{of.line ? `:${of.line}` : ""}</code>;
}

function OneRoute({ of }: { of: Route }) {
  const { t, share, rate, duration } = usePreferences();
  return (
    <Card wide title={of.name} aside={<Where of={of} />}>
      <p className="faint">{t("routes.graph.what")}</p>
      <Graph of={of} />
      <Facts of={[
        [t("routes.shares"), <Tiers of={of.shares} />],
        [t("stat.rps"), rate(of.stats.rps)], [t("stat.p95"), duration(of.stats.duration_ms.p95)],
        [t("routes.threshold"), <>{share(of.threshold)} {of.threshold_from && <span className="faint">{t("routes.threshold.from", { x: of.threshold_from })}</span>}</>],
        [t("decision.estimator"), of.estimator ?? t("none")],
        [t("routes.fallback"), of.fallback.length ? of.fallback.join(", ") : t("none")],
      ]} />
    </Card>
  );
}

function OneTeam({ of }: { of: Team }) {
  const { t, count } = usePreferences();
  const columns: Column<Rule>[] = [
    { key: "rule", title: t("routes.rule"), cell: (row) => <Link href={to(["decisions"], { rule: row.label })}>{row.name}</Link> },
    { key: "when", title: t("routes.when"), cell: (row) => (row.when ? <code>{row.when}</code> : "–") },
    { key: "then", title: t("routes.then"), cell: (row) => <Then of={row} /> },
    { key: "hits", title: t("routes.hits"), number: true, cell: (row) => count(row.hits) },
    { key: "place", title: t("routes.place"), spare: 2, cell: (row) => <Where of={row} /> },
  ];
  return (
    <section>
      <h3><Link href={to(["decisions"], { team: of.name })}>{of.name}</Link> <span className="faint">{t("routes.calls", { n: count(of.requests) })}</span></h3>
      <Tiers of={of.shares} />
      {of.rules.length === 0
        ? <p className="faint">{t("routes.rules.none")}</p>
        : <Table label={`${t("routes.rules")}: ${of.name}`} columns={columns} rows={of.rules} id={(row) => row.label} />}
    </section>
  );
}

const EFFECTS = ["deny", "use", "tier", "require", "prefer", "patch", "plugin"] as const;

function Then({ of }: { of: Rule }) {
  return <>{EFFECTS.filter((effect) => of[effect] !== null && of[effect] !== undefined).map((effect) => (
    <span key={effect}><Badge mood={effect === "deny" ? "warn" : "plain"}>{effect}</Badge> <code>{words(of[effect])}</code> </span>
  ))}</>;
}

/** A list or mapping of the configuration in a line. */
export function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join(", ");
  if (value && typeof value === "object") return Object.entries(value).map(([key, one]) => `${key}: ${words(one)}`).join("; ");
  return String(value);
}
