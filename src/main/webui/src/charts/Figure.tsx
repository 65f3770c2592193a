// A chart with its title, what it means, its numbers as a table and the query behind it.

import { lazy, type ReactNode, Suspense, useState } from "react";
import { usePreferences } from "../app/preferences";
import { Copy, Quiet, Skeleton } from "../parts/basics";
import type { Drawing } from "./drawing";
import { Trend } from "./Trend";

const Chart = lazy(() => import("./Chart"));

export type Cell = string | number | null;
export interface Rows { columns: string[]; rows: Cell[][] }

export function Figure({ title, what, drawing, table, queries, controls, empty }: {
  title: string; what: string; drawing: Drawing; table: Rows; /** Of each line its name and its query. */ queries: [string, string | null][]; controls?: ReactNode; empty: boolean;
}) {
  const { t } = usePreferences();
  const [asTable, setAsTable] = useState(false);
  const [asQuery, setAsQuery] = useState(false);
  return (
    <section className="card figure">
      <header>
        <h2>{title}</h2>
        <div className="aside">
          {controls}
          <button type="button" className="small" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>{t("figure.table")}</button>
          <button type="button" className="small" aria-pressed={asQuery} onClick={() => setAsQuery(!asQuery)}>{t("figure.query")}</button>
        </div>
      </header>
      <p className="faint">{what}</p>
      {asQuery && queries.map(([name, query]) => (query
        ? <p key={name} className="query">{name && <>{name}<br /></>}<code>{query}</code> <Copy text={query} /></p>
        : <p key={name} className="faint">{name} {t("figure.noquery")}</p>))}
      {asTable
        ? <Numbers title={title} of={table} />
        : empty
          ? <Quiet />
          : drawing.kind === "lines"
            ? <Trend drawing={drawing} label={`${title}. ${what}`} />
            : <Suspense fallback={<Skeleton rows={5} />}><Chart drawing={drawing} label={`${title}. ${what}`} /></Suspense>}
    </section>
  );
}

function Numbers({ title, of }: { title: string; of: Rows }) {
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-label={title}>
      <table>
        <thead><tr>{of.columns.map((column) => <th key={column} scope="col" className="number">{column}</th>)}</tr></thead>
        <tbody>
          {of.rows.map((row, i) => <tr key={i}>{row.map((cell, j) => <td key={j} className="number">{cell ?? "–"}</td>)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}
