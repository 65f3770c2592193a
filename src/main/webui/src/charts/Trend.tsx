// Lines over time, drawn without a library: the first page shows them, and must load fast.

import { type PointerEvent, useEffect, useRef, useState } from "react";
import { usePreferences } from "../app/preferences";
import type { Lines } from "./drawing";
import { area, dots, EDGE, frame, line, nearest, written, xOf, yOf } from "./lines";

const HEIGHT = 212;

export function Trend({ drawing, label }: { drawing: Lines; label: string }) {
  const { clock, duration, count } = usePreferences();
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(600);
  const [over, setOver] = useState<number | null>(null);
  useEffect(() => {
    const sizes = new ResizeObserver(([entry]) => entry && setWidth(Math.max(entry.contentRect.width, 200)));
    if (place.current) sizes.observe(place.current);
    return () => sizes.disconnect();
  }, []);
  const { at, lines, unit } = drawing;
  const show = (value: number | null | undefined) => (unit === "ms" ? duration(value ?? null) : count(value ?? null));
  const of = frame(width, HEIGHT, lines.flatMap((one) => one.values), unit === "count");
  const read = over !== null && over < at.length ? over : null;
  const point = (event: PointerEvent) => {
    const box = place.current?.getBoundingClientRect();
    if (box) setOver(nearest(of, event.clientX - box.left, at.length));
  };
  return (
    <div className="chart" ref={place} onPointerMove={point} onPointerLeave={() => setOver(null)}>
      <p className="legend" aria-hidden="true">
        {lines.map((one, i) => <span key={one.name} className={ink(one.mood, i)}><i />{one.name}{read !== null && <b> {show(one.values[read])}</b>}</span>)}
        {read !== null && <span className="moment">{clock((at[read] ?? 0) * 1000)}</span>}
      </p>
      <svg className="trend" role="img" aria-label={label} viewBox={`0 0 ${width} ${HEIGHT}`} width={width} height={HEIGHT}>
        {of.ticks.map((tick) => (
          <g key={tick}>
            <line className="rule" x1={EDGE.left} x2={width - EDGE.right} y1={yOf(of, tick)} y2={yOf(of, tick)} />
            <text x={EDGE.left - 8} y={yOf(of, tick) + 4} textAnchor="end">{show(tick)}</text>
          </g>
        ))}
        {written(of, at.length).map((i) => (
          <text key={i} x={xOf(of, i, at.length)} y={HEIGHT - 5} textAnchor={i === at.length - 1 ? "end" : "middle"}>{clock((at[i] ?? 0) * 1000)}</text>
        ))}
        {lines.map((one, i) => (
          <g key={one.name} className={ink(one.mood, i)}>
            {one.area && <path className="under" d={area(of, one.values)} />}
            <path className={one.dashed ? "stroke dashed" : "stroke"} d={line(of, one.values)} />
            <path className="stroke dots" d={dots(of, one.values)} />
          </g>
        ))}
        {read !== null && <line className="cursor" x1={xOf(of, read, at.length)} x2={xOf(of, read, at.length)} y1={EDGE.top} y2={HEIGHT - EDGE.bottom} />}
      </svg>
    </div>
  );
}

const ink = (mood: string | undefined, i: number) => `ink ${mood === "bad" ? "bad" : `ink${i % 3}`}`;
