// Where the lines of a chart go: pure numbers, so that they can be tested without a page.

export const EDGE = { left: 56, right: 12, top: 10, bottom: 22 };
/** Pixels that a time needs below the axis. */
const LABEL = 100;

export interface Frame { width: number; height: number; top: number; ticks: number[] }

/** Round steps of 1, 2 or 5, at most five of them, whole ones for counts. */
export function frame(width: number, height: number, values: readonly (number | null)[], whole: boolean): Frame {
  const most = Math.max(0, ...values.map((value) => value ?? 0)) || 1;
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].map((n) => n * power).find((one) => one >= rough) ?? most, whole ? 1 : 0);
  const count = Math.ceil(most / step - 1e-9);
  return { width, height, top: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}

export const xOf = (of: Frame, i: number, n: number) => EDGE.left + (i * (of.width - EDGE.left - EDGE.right)) / Math.max(n - 1, 1);
export const yOf = (of: Frame, value: number) => of.height - EDGE.bottom - (value / of.top) * (of.height - EDGE.top - EDGE.bottom);

/** Lifts its pen where nothing is known. */
export function line(of: Frame, values: readonly (number | null)[]): string {
  return values.map((value, i) => (value === null || alone(values, i) ? "" : `${starts(values, i) ? "M" : "L"}${point(of, values, i, value)}`)).join("");
}

/** What stands alone between two gaps, which no line shows. */
export function dots(of: Frame, values: readonly (number | null)[]): string {
  return values.map((value, i) => (value === null || !alone(values, i) ? "" : `M${point(of, values, i, value)}h0`)).join("");
}

const starts = (values: readonly (number | null)[], i: number) => i === 0 || values[i - 1] === null;
const ends = (values: readonly (number | null)[], i: number) => i === values.length - 1 || values[i + 1] === null;
const alone = (values: readonly (number | null)[], i: number) => starts(values, i) && ends(values, i);
const point = (of: Frame, values: readonly (number | null)[], i: number, value: number) =>
  `${xOf(of, i, values.length).toFixed(1)} ${yOf(of, value).toFixed(1)}`;

/** The same down to the axis, stretch by stretch. */
export function area(of: Frame, values: readonly (number | null)[]): string {
  const floor = yOf(of, 0).toFixed(1);
  return values.map((value, i) => {
    if (value === null) return "";
    const x = xOf(of, i, values.length).toFixed(1);
    return `${starts(values, i) ? `M${x} ${floor}` : ""}L${point(of, values, i, value)}${ends(values, i) ? `L${x} ${floor}Z` : ""}`;
  }).join("");
}

/** Which moments are written below the axis, so that none touches another. */
export function written(of: Frame, n: number): number[] {
  const every = Math.max(1, Math.ceil((n * LABEL) / Math.max(of.width - EDGE.left - EDGE.right, LABEL)));
  return Array.from({ length: n }, (_, i) => i).filter((i) => (n - 1 - i) % every === 0 && xOf(of, i, n) - LABEL / 2 > EDGE.left - 20);
}

/** The moment nearest to a place across the chart. */
export function nearest(of: Frame, x: number, n: number): number {
  const share = (x - EDGE.left) / Math.max(of.width - EDGE.left - EDGE.right, 1);
  return Math.min(n - 1, Math.max(0, Math.round(share * (n - 1))));
}
