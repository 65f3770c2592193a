import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { lazy, useEffect, useRef, useState } from "react";
import { ask, query } from "../api/client";
import { useLive } from "../api/live";
import type { Decision, Decisions as Page, Routes } from "../api/types";
import { Link, refine, to, usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Badge, Choice, Empty, Problem, Skeleton, Stale, When } from "../parts/basics";
import { Score } from "../parts/Score";
import { type Column, Table } from "../parts/Table";

const One = lazy(() => import("./Decision"));
const FILTERS = ["team", "rule", "tier", "model", "reason", "status"] as const;
type Filter = (typeof FILTERS)[number];
const PAGE = 50;

export default function Decisions({ name }: { name: string | undefined }) {
  return name === undefined ? <List /> : <One key={name} id={name} />;
}

/** Newest first; follows new ones while the reader is at the top and has asked for no older page. */
function List() {
  const { t } = usePreferences();
  const place = usePlace();
  const asked = Object.fromEntries(FILTERS.map((one) => [one, place.query.get(one) ?? ""])) as Record<Filter, string>;
  const seen = useInfiniteQuery({
    queryKey: ["decisions", asked],
    queryFn: ({ pageParam, signal }) => ask<Page>(`/admin/decisions${query({ limit: PAGE, after: pageParam, ...asked, status: asked.status.split(",").filter(Boolean) })}`, { signal }),
    initialPageParam: "",
    getNextPageParam: (last) => (last.has_more && last.next ? last.next : undefined),
    placeholderData: (before) => before,
  });
  const [follows, follow] = useState(true);
  useFollowing(follows && (seen.data?.pages.length ?? 0) <= 1, () => void seen.refetch());
  const rows = seen.data?.pages.flatMap((page) => page.data) ?? [];
  const filtered = FILTERS.some((one) => asked[one]);
  return (
    <>
      <div className="head">
        <h1>{t("page.decisions")}</h1>
        <label className="check aside"><input type="checkbox" checked={follows} onChange={(e) => follow(e.target.checked)} /> {t("decisions.follow")}</label>
      </div>
      <Filters asked={asked} rows={rows} filtered={filtered} />
      {seen.error && seen.data && <Stale why={seen.error} at={seen.dataUpdatedAt} again={() => void seen.refetch()} />}
      {!seen.data
        ? seen.error ? <Problem why={seen.error} again={() => void seen.refetch()} /> : <Skeleton rows={8} />
        : rows.length === 0 ? <Empty next={t("decisions.empty.do")}>{t("decisions.empty")}</Empty>
          : <section className="card"><Rows of={rows} /></section>}
      {seen.hasNextPage && (
        <p><button type="button" disabled={seen.isFetchingNextPage} onClick={() => void seen.fetchNextPage()}>{t("decisions.more")}</button></p>
      )}
    </>
  );
}

function useFollowing(active: boolean, look: () => void) {
  const { at, tick } = useLive();
  const again = useRef(look);
  again.current = look;
  const any = tick?.keys.some((key) => key.dimension === "all" && key.second.requests > 0);
  useEffect(() => {
    if (active && any && scrollY < 200) again.current();
  }, [active, any, at]);
}

function Filters({ asked, rows, filtered }: { asked: Record<Filter, string>; rows: Decision[]; filtered: boolean }) {
  const { t } = usePreferences();
  const routes = useQuery({ queryKey: ["routes", "3600"], queryFn: ({ signal }) => ask<Routes>("/admin/routes?window=3600", { signal }), staleTime: 60_000 });
  const words = (filter: Filter): string[] => {
    const seen = rows.map((row) => String(row[filter] ?? ""));
    const teams = routes.data?.teams ?? [];
    const more: Partial<Record<Filter, string[]>> = {
      team: teams.map((team) => team.name), rule: teams.flatMap((team) => team.rules.map((rule) => rule.label)),
      tier: ["fast", "reasoning"], status: ["2xx", "4xx", "5xx", "interrupted"],
    };
    return [...new Set([...seen, ...(more[filter] ?? []), asked[filter]])].filter(Boolean).sort();
  };
  return (
    <div className="aside" role="group" aria-label={t("decisions.filter")}>
      {FILTERS.map((filter) => (
        <Choice key={filter} label={t(`decisions.${filter}`)} value={asked[filter]} onChange={(next) => refine(filter, next)}
          of={[["", t("decisions.any")], ...words(filter).map((word) => [word, word] as const)]} />
      ))}
      {filtered && <Link href={to(["decisions"])}>{t("decisions.clear")}</Link>}
    </div>
  );
}

function Rows({ of }: { of: Decision[] }) {
  const { t, duration, money } = usePreferences();
  const columns: Column<Decision>[] = [
    { key: "at", title: t("decisions.at"), cell: (row) => <Link href={to(["decisions", row.id])}><When at={row.at_ms} /></Link> },
    { key: "team", title: t("decisions.team"), spare: 1, cell: (row) => row.team },
    { key: "asked", title: t("decision.asked"), spare: 2, cell: (row) => row.requested_model },
    { key: "model", title: t("decisions.model"), cell: (row) => row.model },
    { key: "tier", title: t("decisions.tier"), cell: (row) => row.tier },
    { key: "score", title: t("decisions.score"), spare: 1, cell: (row) => <Score of={row} /> },
    { key: "reason", title: t("decisions.reason"), spare: 2, cell: (row) => <span title={row.because}>{row.reason}</span> },
    { key: "rule", title: t("decisions.rule"), spare: 2, cell: (row) => (row.rule === "none" ? "" : row.rule) },
    { key: "status", title: t("decisions.status"), cell: (row) => <Status of={row} /> },
    { key: "took", title: t("decisions.took"), number: true, cell: (row) => duration(row.total_ms) },
    { key: "cost", title: t("stat.cost"), number: true, spare: 1, cell: (row) => money(row.cost_micros) },
  ];
  return <Table label={t("page.decisions")} columns={columns} rows={of} id={(row) => row.id} />;
}

export function Status({ of }: { of: Decision }) {
  const mood = of.status === "2xx" ? "good" : of.status === "4xx" || of.status === "client_closed" ? "warn" : "bad";
  return <Badge mood={mood} title={of.error === "none" ? undefined : of.error}>{of.status ?? "–"}</Badge>;
}
