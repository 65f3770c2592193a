import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useEffect } from "react";
import { ask } from "../api/client";
import { useLive } from "../api/live";
import type { Route, Routes as All } from "../api/types";
import { go, refine, to, usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { useDesk } from "../editor/desk";
import { overlay } from "../editor/drafts";
import { openFile, useConfig } from "../editor/files";
import { Graph } from "../charts/Graph";
import { because } from "../i18n/because";
import { Card, Empty, Facts, Skeleton } from "../parts/basics";
import { Flaws } from "../parts/Flaws";
import { Problem, Stale } from "../parts/trouble";
import { Tiers } from "../parts/Tiers";
import { OneTeam, Where } from "./Rules";

const Editor = lazy(() => import("../editor/Editor"));
const LOOK_MS = 5_000;

export default function Routes(_: { name: string | undefined }) {
  const { t } = usePreferences();
  const seen = useQuery({ queryKey: ["routes", "3600"], queryFn: ({ signal }) => ask<All>("/admin/routes?window=3600", { signal }), refetchInterval: LOOK_MS });
  useFreshOn(seen.refetch);
  const { query } = usePlace();
  const edits = query.has("file") || query.has("edit");
  const unsaved = Object.keys(overlay(useDesk().drafts)).length;
  const now = seen.data;
  if (!now) return seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton rows={8} />;
  return (
    <>
      <div className="head">
        <h1>{t("page.routes")}</h1>
        <span className="faint">{t("overview.config.text", { hash: now.hash, n: now.generation })}</span>
        <div className="aside">
          <button type="button" aria-pressed={edits} onClick={() => (edits ? go(to(["routes"]), true) : refine("edit", "yes"))}>
            {t("routes.edit")}{unsaved > 0 && !edits ? ` (${t("editor.unsaved.n", { n: unsaved })})` : ""}
          </button>
        </div>
      </div>
      {seen.error && <Stale why={seen.error} at={seen.dataUpdatedAt} again={() => void seen.refetch()} />}
      <Rejected />
      {edits && <Suspense fallback={<Skeleton rows={10} />}><Editor /></Suspense>}
      {now.routes.length === 0 && <Empty next={t("routes.none.do")}>{t("routes.none")}</Empty>}
      {now.routes.map((route) => <OneRoute key={route.name} of={route} />)}
      <Card wide title={t("routes.rules")}>
        <p className="faint">{t("routes.rules.what")}</p>
        {now.teams.map((team) => <OneTeam key={team.name} of={team} since={seen.dataUpdatedAt - now.window_s * 1_000} />)}
      </Card>
    </>
  );
}

/** What stands in the files and was not taken, each where it is about. */
function Rejected() {
  const { t } = usePreferences();
  const problems = useConfig().data?.problems ?? [];
  if (problems.length === 0) return null;
  return (
    <div className="note bad" role="alert">
      <strong>{t("attention.config_rejected")}</strong>
      <Flaws of={problems} onPick={(flaw) => openFile(flaw.file, flaw.line)} />
    </div>
  );
}

/** A new configuration is shown as soon as a tick tells of it. */
function useFreshOn(refetch: () => unknown) {
  const generation = useLive().tick?.generation;
  useEffect(() => {
    if (generation !== undefined) void refetch();
  }, [generation, refetch]);
}

function OneRoute({ of }: { of: Route }) {
  const { t, word, language, share, rate, duration } = usePreferences();
  return (
    <Card wide title={of.name} aside={<Where of={of} />}>
      <p className="faint">{t("routes.graph.what")}</p>
      <Graph of={of} />
      <Facts of={[
        [t("routes.shares"), <Tiers of={of.shares} />],
        [`${t("stat.rps")}, ${t("window.3600")}`, rate(of.stats.rps)], [t("stat.p95"), duration(of.stats.duration_ms.p95)],
        [t("routes.threshold"), <>{share(of.threshold)} {of.threshold_from && <span className="faint">{t("routes.threshold.from", { x: because(language, word("threshold", of.threshold_from)) })}</span>}</>],
        [t("decision.estimator"), of.estimator ?? t("none")],
        [t("routes.fallback"), of.fallback.length ? of.fallback.join(", ") : t("none")],
      ]} />
    </Card>
  );
}
