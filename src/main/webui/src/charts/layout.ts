// The route, its tiers' pools and their models as three columns of boxes, drawn without a library so that each is a link.

import type { Pool, Route, Weighted } from "../api/types";

export const BOX = { width: 190, height: 44, gap: 14 };
const COLUMN = 300;

export interface Box { key: string; kind: "route" | "pool" | "model"; tier: string; name: string; note: string; weight: number | null; x: number; y: number }
export interface Edge { key: string; from: Box; to: Box; tier: string; share: number | null }
export interface Plan { boxes: Box[]; edges: Edge[]; width: number; height: number }

export function plan(route: Route): Plan {
  const all = route.shares.reduce((sum, one) => sum + one.requests, 0);
  // No call is of the fallback's tier: it is the answer of a model of another.
  const shareOf = (tier: string) => (all === 0 || tier === "fallback" ? null : (route.shares.find((one) => one.tier === tier)?.requests ?? 0) / all);
  const fallback: Pool | null = route.fallback.length === 0 ? null
    : { name: "", models: route.fallback.map((model): Weighted => ({ model, weight: null })) };
  const tiers = ([["fast", route.fast], ["reasoning", route.reasoning], ["fallback", fallback]] as const)
    .flatMap(([tier, pool]) => (pool ? [{ tier, pool }] : []));
  const boxes: Box[] = [];
  const edges: Edge[] = [];
  let y = 0;
  const pools = tiers.map(({ tier, pool }) => {
    const models = pool.models.map((one, i): Box => ({
      key: `${tier} ${i} ${one.model}`, kind: "model", tier, name: one.model, note: "", weight: one.weight, x: 2 * COLUMN, y: y + i * (BOX.height + BOX.gap),
    }));
    const tall = Math.max(1, models.length) * (BOX.height + BOX.gap);
    const box: Box = { key: tier, kind: "pool", tier, name: pool.name, note: tier, weight: null, x: COLUMN, y: y + (tall - BOX.height - BOX.gap) / 2 };
    y += tall + BOX.gap;
    boxes.push(box, ...models);
    edges.push(...models.map((model): Edge => ({ key: model.key, from: box, to: model, tier, share: null })));
    return box;
  });
  const height = Math.max(y - 2 * BOX.gap, BOX.height);
  const start: Box = { key: "route", kind: "route", tier: "", name: route.name, note: "", weight: null, x: 0, y: (height - BOX.height) / 2 };
  edges.push(...pools.map((pool): Edge => ({ key: `to ${pool.key}`, from: start, to: pool, tier: pool.tier, share: shareOf(pool.tier) })));
  return { boxes: [start, ...boxes], edges, width: 2 * COLUMN + BOX.width, height };
}

/** From the right middle of one box to the left middle of another. */
export function curve({ from, to }: Edge): string {
  const [x1, y1, x2, y2] = [from.x + BOX.width, from.y + BOX.height / 2, to.x, to.y + BOX.height / 2];
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

/** A name that fits a box; the whole of it is in the title. */
export const short = (name: string, most = 22) => ([...name].length > most ? `${[...name].slice(0, most - 1).join("")}…` : name);
