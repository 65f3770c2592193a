import type { EChartsCoreOption } from "echarts/core";
import type { Cells } from "./drawing";

export interface Look { dark: boolean; clock: (ms: number) => string; shape: (value: number | null) => string }

const INKS = {
  light: { ink: "#1c2b2d", faint: "#5b6b6e", grid: "#dde4e5", page: "#ffffff",
    heat: ["#e3f2f2", "#7cc3c6", "#1f8a90", "#084449"] },
  dark: { ink: "#e4ecec", faint: "#9fb0b2", grid: "#2c393b", page: "#172022",
    heat: ["#1b3234", "#1f6469", "#38a3a8", "#b7f0f2"] },
} as const;

/** Buckets beyond the first and last that hold anything are not drawn. */
export function heldBuckets(counts: readonly [number, number, number][]): [number, number] {
  const buckets = counts.filter(([, , n]) => n > 0).map(([, bucket]) => bucket);
  return buckets.length === 0 ? [0, 0] : [Math.min(...buckets), Math.max(...buckets)];
}

export function options(drawing: Cells, look: Look): EChartsCoreOption {
  const ink = look.dark ? INKS.dark : INKS.light;
  const text = { color: ink.faint, fontFamily: "inherit", fontSize: 12 };
  const [low, high] = heldBuckets(drawing.counts);
  const edge = (bucket: number) => look.shape(drawing.edges[bucket] ?? null);
  const most = Math.max(1, ...drawing.counts.map(([, , n]) => n));
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { color: ink.ink },
    grid: { left: 8, right: 12, top: 10, bottom: 4, containLabel: true },
    xAxis: {
      type: "category", data: drawing.at.map((second) => look.clock(second * 1000)), axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: ink.grid } }, axisTick: { show: false },
    },
    yAxis: {
      type: "category", data: Array.from({ length: high - low + 1 }, (_, i) => edge(low + i)), axisLabel: { ...text, hideOverlap: true },
      axisLine: { show: false }, axisTick: { show: false },
    },
    // Rich text: a tooltip of markup would need inline styles, and would be a place for hostile names.
    tooltip: {
      renderMode: "richText", backgroundColor: ink.page, borderColor: ink.grid, textStyle: { color: ink.ink, fontSize: 12 },
      formatter: ({ data }: { data: [number, number, number] }) =>
        `${look.clock((drawing.at[data[0]] ?? 0) * 1000)}\n${edge(data[1] + low)} – ${edge(data[1] + low + 1)}\n${data[2]} ${drawing.calls}`,
    },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [...ink.heat] } },
    series: [{ type: "heatmap", data: drawing.counts.map(([at, bucket, n]) => [at, bucket - low, n]), itemStyle: { borderWidth: 0 } }],
  };
}
