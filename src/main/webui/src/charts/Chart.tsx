// The only file that knows ECharts; loaded with the first heatmap, which no first page has.

import { HeatmapChart } from "echarts/charts";
import { GridComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use, type EChartsType } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { usePreferences } from "../app/preferences";
import type { Cells } from "./drawing";
import { options } from "./options";

use([CanvasRenderer, GridComponent, HeatmapChart, TooltipComponent, VisualMapComponent]);

export default function Chart({ drawing, label }: { drawing: Cells; label: string }) {
  const { dark, clock, duration } = usePreferences();
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
    chart.current?.setOption(options(drawing, { dark, clock, shape: duration }), { notMerge: true, lazyUpdate: true });
  }, [drawing, dark, clock, duration]);

  return <div className="chart" ref={place} role="img" aria-label={label} />;
}
