// The only file that knows ECharts; loaded when the first chart is shown.

import { HeatmapChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { usePreferences } from "../app/preferences";
import type { Drawing } from "./drawing";
import { options } from "./options";

use([CanvasRenderer, GridComponent, HeatmapChart, LegendComponent, LineChart, TooltipComponent, VisualMapComponent]);

export default function Chart({ drawing, label }: { drawing: Drawing; label: string }) {
  const { dark, clock, duration, count } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const made = init(element);
    chart.current = made;
    const sizes = new ResizeObserver(() => made.resize());
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);

  useEffect(() => {
    const shape = (value: number | null, unit: "ms" | "count") => (unit === "ms" ? duration(value) : count(value));
    chart.current?.setOption(options(drawing, { dark, clock, shape }), { notMerge: true, lazyUpdate: true });
  }, [drawing, dark, clock, duration, count]);

  return <div className="chart" ref={place} role="img" aria-label={label} />;
}
