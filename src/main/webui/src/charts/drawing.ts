// What a chart shows, without a word of the library that draws it.

export type Unit = "ms" | "count";

export interface Line { name: string; values: (number | null)[]; mood?: "bad" | "second" | "third"; area?: boolean; dashed?: boolean }

export type Drawing =
  | { kind: "lines"; at: number[]; lines: Line[]; unit: Unit }
  | { kind: "heat"; at: number[]; edges: number[]; counts: [number, number, number][]; calls: string };
