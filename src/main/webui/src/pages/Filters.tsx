import { useQuery } from "@tanstack/react-query";
import { ask } from "../api/client";
import type { Models, Routes } from "../api/types";
import { Link, refine, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { WORDS } from "../i18n/words";
import { Choice } from "../parts/basics";

export const FILTERS = ["team", "rule", "tier", "model", "reason", "status"] as const;
export type Filter = (typeof FILTERS)[number];

const STAY_MS = 60_000;
const STATUS = ["2xx", "4xx", "5xx", "interrupted", "client_closed"];

/** What each filter may be, whatever is shown just now; what was asked for is there, though nobody has it any more. */
export function choices(filter: Filter, asked: string, routes: Pick<Routes, "routes" | "teams"> | undefined, models: readonly string[]): string[] {
  const of: Record<Filter, () => string[]> = {
    team: () => (routes?.teams ?? []).map((team) => team.name).sort(),
    rule: () => [...(routes?.teams ?? []).flatMap((team) => team.rules.map((rule) => rule.label)),
      ...(routes?.routes ?? []).map((route) => `route:${route.name}`), "none"].sort(),
    tier: () => ["fast", "reasoning", "pinned"],
    model: () => [...[...models].sort(), "none"],
    reason: () => Object.keys(WORDS["reason"] ?? {}).sort(),
    status: () => STATUS,
  };
  return [...new Set([...of[filter](), asked])].filter(Boolean);
}

/** @param since epoch milliseconds, as text; empty for any time */
export function Filters({ asked, since }: { asked: Record<Filter, string>; since: string }) {
  const { t, word } = usePreferences();
  const routes = useQuery({ queryKey: ["routes", "3600"], queryFn: ({ signal }) => ask<Routes>("/admin/routes?window=3600", { signal }), staleTime: STAY_MS });
  const models = useQuery({ queryKey: ["models", "60"], queryFn: ({ signal }) => ask<Models>("/admin/models?window=60", { signal }), staleTime: STAY_MS });
  const names = models.data?.models.map((model) => model.name) ?? [];
  const called = (filter: Filter, one: string) => (filter === "model" || filter === "rule" ? (one === "none" ? t("none") : one) : word(filter, one));
  return (
    <div className="aside" role="group" aria-label={t("decisions.filter")}>
      {FILTERS.map((filter) => (
        <Choice key={filter} label={t(`decisions.${filter}`)} value={asked[filter]} onChange={(next) => refine(filter, next)}
          of={[["", t("decisions.any")], ...choices(filter, asked[filter], routes.data, names).map((one) => [one, called(filter, one)] as const)]} />
      ))}
      <Since at={since} />
      {(since || FILTERS.some((one) => asked[one])) && <Link href={to(["decisions"])}>{t("decisions.clear")}</Link>}
    </div>
  );
}

/** A moment, so that the address says the same later; what can be chosen is how long ago it is. */
function Since({ at }: { at: string }) {
  const { t, near } = usePreferences();
  const ago = (seconds: 300 | 3600) => [String(Date.now() - seconds * 1_000), t(`window.${seconds}`)] as const;
  return (
    <Choice label={t("decisions.since")} value={at} onChange={(next) => refine("since", next)}
      of={[["", t("decisions.any")], ...(at ? [[at, near(Number(at))] as const] : []), ago(300), ago(3600)]} />
  );
}
