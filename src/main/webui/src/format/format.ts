// Numbers as people read them. Unknown is a dash, never a zero.

export const UNKNOWN = "–";

export type Maybe = number | null | undefined;

const known = (value: Maybe): value is number => value !== null && value !== undefined && Number.isFinite(value);

const round = (value: number, digits: number, locale: string) =>
  new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);

/** 12, 1,234, 12.3k, 4.56M: at most four digits that count. */
export function count(value: Maybe, locale = "en"): string {
  if (!known(value)) return UNKNOWN;
  const size = Math.abs(value);
  if (size >= 1e9) return `${round(value / 1e9, 2, locale)}B`;
  if (size >= 1e6) return `${round(value / 1e6, 2, locale)}M`;
  if (size >= 1e4) return `${round(value / 1e3, 1, locale)}k`;
  return round(value, Number.isInteger(value) ? 0 : 1, locale);
}

/** Per second, with a digit more where it is small. */
export function rate(value: Maybe, locale = "en"): string {
  if (!known(value)) return UNKNOWN;
  if (value !== 0 && Math.abs(value) < 0.01) return "<0.01";
  return Math.abs(value) >= 100 ? count(Math.round(value), locale) : round(value, Math.abs(value) < 10 ? 2 : 1, locale);
}

/** Milliseconds in; µs, ms, s, min or h out. */
export function duration(ms: Maybe, locale = "en"): string {
  if (!known(ms)) return UNKNOWN;
  const size = Math.abs(ms);
  if (size === 0) return "0 ms";
  if (size < 1) return `${round(ms * 1000, 0, locale)} µs`;
  if (size < 10) return `${round(ms, 1, locale)} ms`;
  if (size < 1000) return `${round(ms, 0, locale)} ms`;
  if (size < 10_000) return `${round(ms / 1000, 2, locale)} s`;
  if (size < 120_000) return `${round(ms / 1000, 1, locale)} s`;
  if (size < 7_200_000) return `${round(ms / 60_000, 0, locale)} min`;
  return `${round(ms / 3_600_000, 1, locale)} h`;
}

/** A part of one as per cent: 12.3 %, <0.1 %. */
export function share(value: Maybe, locale = "en"): string {
  if (!known(value)) return UNKNOWN;
  if (value > 0 && value < 0.001) return "<0.1 %";
  return `${round(value * 100, value === 0 || value === 1 ? 0 : 1, locale)} %`;
}

/** Millionths of a dollar as dollars, to the cent from one dollar on, else to four digits that count. */
export function money(micros: Maybe, locale = "en"): string {
  if (!known(micros)) return UNKNOWN;
  const dollars = micros / 1e6;
  const size = Math.abs(dollars);
  const digits = size === 0 || size >= 1 ? 2 : size >= 0.01 ? 4 : 6;
  return `$${round(dollars, digits, locale)}`;
}

export function spent(of: { cost_micros: Maybe; unpriced: number }, locale = "en"): string {
  return (known(of.cost_micros) && of.unpriced > 0 ? "≥ " : "") + money(of.cost_micros, locale);
}

/** Dollars per million tokens, as a price list says them. */
export function price(dollars: Maybe, locale = "en"): string {
  if (!known(dollars)) return UNKNOWN;
  return `$${new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 }).format(dollars)}`;
}

export function bytes(value: Maybe, locale = "en"): string {
  if (!known(value)) return UNKNOWN;
  if (value >= 1 << 20) return `${round(value / (1 << 20), value >= 100 << 20 ? 0 : 1, locale)} MiB`;
  if (value >= 1 << 10) return `${round(value / (1 << 10), 1, locale)} KiB`;
  return `${round(value, 0, locale)} B`;
}

/** The clock on the reader's wall. */
export function clock(ms: Maybe, locale = "en", zone?: string): string {
  if (!known(ms)) return UNKNOWN;
  return new Intl.DateTimeFormat(locale, {
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: zone,
  }).format(ms);
}

/** The clock, with the day before it unless that is today. */
export function near(ms: Maybe, locale = "en", now = Date.now(), zone?: string): string {
  if (!known(ms)) return UNKNOWN;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: "short", timeZone: zone });
  return day.format(ms) === day.format(now) ? clock(ms, locale, zone)
    : `${new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: zone }).format(ms)} ${clock(ms, locale, zone)}`;
}

export function moment(ms: Maybe, locale = "en", zone?: string): string {
  if (!known(ms)) return UNKNOWN;
  return new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "medium", timeZone: zone }).format(ms);
}

/** The same moment where no zone is meant: 2026-11-21 14:50:01 UTC. */
export function utc(ms: Maybe): string {
  return known(ms) ? `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} UTC` : UNKNOWN;
}
