import { type ReactNode, useMemo, useState } from "react";

export interface Column<T> {
  key: string;
  title: ReactNode;
  cell: (row: T) => ReactNode;
  /** What to sort by; a column without it does not sort. Unknown comes last either way. */
  by?: (row: T) => number | string | null | undefined;
  /** Stands to the right, and sorts from the largest first; text sorts from its beginning. */
  number?: boolean;
  /** A number that may stand on two lines. */
  wraps?: boolean;
  /** Left out below this width of the window: 1 first, 3 last. */
  spare?: 1 | 2 | 3;
}

interface Order { key: string; down: boolean }

export function sorted<T>(rows: readonly T[], by: Column<T>["by"], down: boolean): readonly T[] {
  if (!by) return rows;
  return [...rows].sort((a, b) => {
    const x = by(a) ?? null;
    const y = by(b) ?? null;
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y));
    return down ? -order : order;
  });
}

export function Table<T>({ label, columns, rows, id, order: first, parts, tall, dense, none }: {
  label: string; columns: Column<T>[]; rows: readonly T[]; id: (row: T) => string; order?: Order;
  /** What a row is made of, which stays below it however the rows are sorted. */
  parts?: (row: T) => readonly T[];
  /** Scrolls within a bounded height. */
  tall?: boolean;
  /** Many columns: titles wrap, and the cells stand closer. */
  dense?: boolean;
  /** What is said instead of rows. */
  none?: ReactNode;
}) {
  const [order, setOrder] = useState<Order | undefined>(first);
  const by = columns.find((column) => column.key === order?.key)?.by;
  const down = order?.down ?? false;
  const shown = useMemo(() => sorted(rows, by, down).flatMap((row) => [row, ...sorted(parts?.(row) ?? [], by, down)]), [rows, parts, by, down]);
  return (
    <div className={tall ? "scroll tall" : "scroll"} tabIndex={0} role="region" aria-label={label}>
      <table className={dense ? "dense" : undefined}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={style(column)} aria-sort={sortOf(column, order)}>
                {column.by
                  ? <button type="button" className="sort" onClick={() => setOrder(turned(order, column.key, column.number ?? false))}>{column.title}</button>
                  : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={id(row)}>{columns.map((column) => <td key={column.key} className={style(column)}>{column.cell(row)}</td>)}</tr>
          ))}
          {shown.length === 0 && none && <tr><td colSpan={columns.length} className="faint">{none}</td></tr>}
        </tbody>
      </table>
    </div>
  );
}

export function turned(order: Order | undefined, key: string, number: boolean): Order {
  return order?.key === key ? { key, down: !order.down } : { key, down: number };
}

function sortOf<T>(column: Column<T>, order: Order | undefined) {
  if (!column.by || column.key !== order?.key) return undefined;
  return order.down ? "descending" : "ascending";
}

function style<T>(column: Column<T>) {
  return [column.number ? "number" : "", column.wraps ? "wraps" : "", column.spare ? `spare${column.spare}` : ""].join(" ").trim() || undefined;
}
