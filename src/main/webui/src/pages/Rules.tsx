import type { Place, Rule, Team } from "../api/types";
import { Link, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { Badge } from "../parts/basics";
import { type Column, Table } from "../parts/Table";
import { Tiers } from "../parts/Tiers";

export function Where({ of }: { of: Place }) {
  const { t } = usePreferences();
  return of.file === null ? <span className="faint">{t("routes.embedded")}</span> : <code>{of.file}{of.line ? `:${of.line}` : ""}</code>;
}

/** @param since when the calls began that are counted, in epoch milliseconds */
export function OneTeam({ of, since }: { of: Team; since: number }) {
  const { t, count } = usePreferences();
  const hits = (what: "picked" | "narrowed" | "denied"): Column<Rule> => (
    { key: what, title: t(`routes.hits.${what}`), number: true, cell: (row) => count(row.hits[what]) });
  const columns: Column<Rule>[] = [
    { key: "rule", title: t("routes.rule"), cell: (row) => <Named of={row} since={since} /> },
    { key: "when", title: t("routes.when"), cell: (row) => (row.when ? <code>{row.when}</code> : "–") },
    { key: "then", title: t("routes.then"), cell: (row) => <Then of={row} /> },
    hits("picked"), hits("narrowed"), hits("denied"),
    { key: "place", title: t("routes.place"), spare: 2, cell: (row) => <Where of={row} /> },
  ];
  return (
    <section>
      <h3><Link href={to(["decisions"], { team: of.name, since: String(since) })}>{of.name}</Link> <span className="faint">{t("routes.calls", { n: count(of.requests) })}</span></h3>
      <Tiers of={of.shares} />
      {of.rules.length === 0
        ? <p className="faint">{t("routes.rules.none")}</p>
        : <Table label={`${t("routes.rules")}: ${of.name}`} columns={columns} rows={of.rules} id={(row) => row.label} />}
    </section>
  );
}

/** Leads to the calls it took part in. */
function Named({ of, since }: { of: Rule; since: number }) {
  const { t, count } = usePreferences();
  return (
    <>
      <Link href={to(["decisions"], { rule: of.label, since: String(since) })}>{of.name}</Link>
      {of.hits.failed > 0 && <> <Badge mood="bad">{t("routes.hits.failed", { n: count(of.hits.failed) })}</Badge></>}
    </>
  );
}

const EFFECTS = ["deny", "use", "tier", "require", "prefer", "patch", "plugin"] as const;

/** Whether a rule does it at all: an empty mapping asks for nothing. */
export const says = (value: unknown): boolean => value !== null && value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0);

function Then({ of }: { of: Rule }) {
  return <>{EFFECTS.filter((effect) => says(of[effect])).map((effect) => (
    <span key={effect}><Badge mood={effect === "deny" ? "warn" : "plain"}>{effect}</Badge> <code>{words(of[effect])}</code> </span>
  ))}</>;
}

/** A list or mapping of the configuration in a line. */
export function words(value: unknown): string {
  if (Array.isArray(value)) return value.map(words).join(", ");
  if (value && typeof value === "object") return Object.entries(value).map(([key, one]) => `${key}: ${words(one)}`).join("; ");
  return String(value);
}
