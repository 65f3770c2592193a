import { useInfiniteQuery } from "@tanstack/react-query";
import { lazy, useEffect, useRef, useState } from "react";
import { ask, query } from "../api/client";
import { useLive } from "../api/live";
import type { Decision, Decisions as Page } from "../api/types";
import { Link, to, usePlace } from "../app/path";
import { usePreferences } from "../app/preferences";
import { because } from "../i18n/because";
import { Badge, Empty, Skeleton, When } from "../parts/basics";
import { Problem, Stale } from "../parts/trouble";
import { Score } from "../parts/Score";
import { type Column, Table } from "../parts/Table";
import { type Filter, FILTERS, Filters } from "./Filters";

const One = lazy(() => import("./Decision"));
const PAGE = 50;

export default function Decisions({ name }: { name: string | undefined }) {
  return name === undefined ? <List /> : <One key={name} id={name} />;
}

/** Newest first; follows new ones while the reader is at the top and has asked for no older page. */
function List() {
  const { t } = usePreferences();
  const place = usePlace();
  const asked = Object.fromEntries(FILTERS.map((one) => [one, place.query.get(one) ?? ""])) as Record<Filter, string>;
  const since = place.query.get("since") ?? "";
  const seen = useInfiniteQuery({
    queryKey: ["decisions", asked, since],
    queryFn: ({ pageParam, signal }) => ask<Page>(`/admin/decisions${query({ limit: PAGE, after: pageParam, since, ...asked, status: asked.status.split(",").filter(Boolean) })}`, { signal }),
    initialPageParam: "",
    getNextPageParam: (last) => (last.has_more && last.next ? last.next : undefined),
    placeholderData: (before) => before,
  });
  const [follows, follow] = useState(true);
  useFollowing(follows && (seen.data?.pages.length ?? 0) <= 1, () => void seen.refetch());
  const rows = seen.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <div className="head">
        <h1>{t("page.decisions")}</h1>
        <label className="check aside"><input type="checkbox" checked={follows} onChange={(e) => follow(e.target.checked)} /> {t("decisions.follow")}</label>
      </div>
      <Filters asked={asked} since={since} />
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

function Rows({ of }: { of: Decision[] }) {
  const { t, language, word, duration, money } = usePreferences();
  const columns: Column<Decision>[] = [
    { key: "at", title: t("decisions.at"), cell: (row) => <Link href={to(["decisions", row.id])}><When at={row.at_ms} /></Link> },
    { key: "team", title: t("decisions.team"), spare: 1, cell: (row) => row.team },
    { key: "asked", title: t("decision.asked"), spare: 2, cell: (row) => row.requested_model },
    { key: "model", title: t("decisions.model"), cell: (row) => row.model },
    { key: "tier", title: t("decisions.tier"), cell: (row) => row.tier && word("tier", row.tier) },
    { key: "score", title: t("decisions.score"), spare: 1, cell: (row) => <Score of={row} /> },
    { key: "reason", title: t("decisions.reason"), spare: 2, cell: (row) => <span title={row.because && because(language, row.because)}>{row.reason && word("reason", row.reason)}</span> },
    { key: "rule", title: t("decisions.rule"), spare: 2, cell: (row) => (row.rule === "none" ? "" : row.rule) },
    { key: "status", title: t("decisions.status"), cell: (row) => <Status of={row} /> },
    { key: "took", title: t("decisions.took"), number: true, cell: (row) => duration(row.total_ms) },
    { key: "cost", title: t("stat.cost"), number: true, spare: 1, cell: (row) => money(row.cost_micros) },
  ];
  return <Table label={t("page.decisions")} columns={columns} rows={of} id={(row) => row.id} />;
}

export function Status({ of }: { of: Decision }) {
  const { word } = usePreferences();
  const mood = of.status === "2xx" ? "good" : of.status === "4xx" || of.status === "client_closed" ? "warn" : "bad";
  return <Badge mood={mood} title={!of.error || of.error === "none" ? undefined : word("error", of.error)}>{of.status ? word("status", of.status) : "–"}</Badge>;
}
