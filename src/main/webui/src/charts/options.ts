import type { EChartsCoreOption } from "echarts/core";
import type { Drawing } from "./drawing";

export interface Look { dark: boolean; clock: (ms: number) => string; shape: (value: number | null, unit: "ms" | "count") => string }

const INKS = {
  light: { ink: "#1c2b2d", faint: "#5b6b6e", grid: "#dde4e5", lines: ["#0b6e74", "#b3540b", "#6a4fb3"], bad: "#b3261e", page: "#ffffff",
    heat: ["#e3f2f2", "#7cc3c6", "#1f8a90", "#084449"] },
  dark: { ink: "#e4ecec", faint: "#9fb0b2", grid: "#2c393b", lines: ["#5cc8cd", "#f0a35e", "#b39df0"], bad: "#ff8a80", page: "#172022",
    heat: ["#1b3234", "#1f6469", "#38a3a8", "#b7f0f2"] },
} as const;

/** Buckets beyond the first and last that hold anything are not drawn. */
export function heldBuckets(counts: readonly [number, number, number][]): [number, number] {
  const buckets = counts.filter(([, , n]) => n > 0).map(([, bucket]) => bucket);
  return buckets.length === 0 ? [0, 0] : [Math.min(...buckets), Math.max(...buckets)];
}

export function options(drawing: Drawing, look: Look): EChartsCoreOption {
  const ink = look.dark ? INKS.dark : INKS.light;
  const text = { color: ink.faint, fontFamily: "inherit", fontSize: 12 };
  const common = {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { color: ink.ink },
    grid: { left: 8, right: 12, top: 34, bottom: 4, containLabel: true },
    xAxis: {
      type: "category", data: drawing.at.map((second) => look.clock(second * 1000)), axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: ink.grid } }, axisTick: { show: false },
    },
  };
  // Rich text: a tooltip of markup would need inline styles, and would be a place for hostile names.
  const tooltip = { renderMode: "richText", backgroundColor: ink.page, borderColor: ink.grid, textStyle: { color: ink.ink, fontSize: 12 } };
  switch (drawing.kind) {
    case "lines":
      return {
        ...common,
        legend: { top: 0, left: 0, textStyle: text, itemHeight: 8, itemWidth: 16 },
        tooltip: { ...tooltip, trigger: "axis", valueFormatter: (value: unknown) => look.shape(value as number | null, drawing.unit) },
        yAxis: {
          type: "value", min: 0, minInterval: drawing.unit === "count" ? 1 : 0, splitLine: { lineStyle: { color: ink.grid } },
          axisLabel: { ...text, formatter: (value: number) => look.shape(value, drawing.unit) },
        },
        series: drawing.lines.map((line, i) => {
          const color = line.mood === "bad" ? ink.bad : (ink.lines[i % ink.lines.length] ?? ink.ink);
          return {
            type: "line", name: line.name, data: line.values, showSymbol: line.values.filter((v) => v !== null).length < 3, symbolSize: 5,
            lineStyle: { width: 1.8, color, type: line.dashed ? "dashed" : "solid" }, itemStyle: { color },
            ...(line.area ? { areaStyle: { color, opacity: 0.14 } } : {}),
          };
        }),
      };
    case "heat": {
      const [low, high] = heldBuckets(drawing.counts);
      const edge = (bucket: number) => look.shape(drawing.edges[bucket] ?? null, "ms");
      const most = Math.max(1, ...drawing.counts.map(([, , n]) => n));
      return {
        ...common,
        grid: { ...common.grid, top: 10 },
        tooltip: {
          ...tooltip,
          formatter: ({ data }: { data: [number, number, number] }) =>
            `${look.clock((drawing.at[data[0]] ?? 0) * 1000)}\n${edge(data[1] + low)} – ${edge(data[1] + low + 1)}\n${data[2]} ${drawing.calls}`,
        },
        visualMap: { show: false, min: 0, max: most, inRange: { color: [...ink.heat] } },
        yAxis: {
          type: "category", data: Array.from({ length: high - low + 1 }, (_, i) => edge(low + i)), axisLabel: { ...text, hideOverlap: true },
          axisLine: { show: false }, axisTick: { show: false },
        },
        series: [{ type: "heatmap", data: drawing.counts.map(([at, bucket, n]) => [at, bucket - low, n]), itemStyle: { borderWidth: 0 } }],
      };
    }
  }
}
