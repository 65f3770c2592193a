// What a chart shows, without a word of what draws it.

export type Unit = "ms" | "count";

export interface Line { name: string; values: (number | null)[]; mood?: "bad" | "second" | "third"; area?: boolean; dashed?: boolean }

export interface Lines { kind: "lines"; at: number[]; lines: Line[]; unit: Unit }
export interface Cells { kind: "heat"; at: number[]; edges: number[]; counts: [number, number, number][]; calls: string }
export type Drawing = Lines | Cells;
