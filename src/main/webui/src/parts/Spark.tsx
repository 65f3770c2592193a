// The last minute as a line, small enough for a table's cell. The numbers stand beside it, so it is hidden from readers.

const WIDTH = 96;
const HEIGHT = 22;

export function path(values: readonly (number | null)[], top: number): string {
  const step = WIDTH / Math.max(values.length - 1, 1);
  let pen = false;
  return values.map((value, i) => {
    if (value === null) {
      pen = false;
      return "";
    }
    const point = `${pen ? "L" : "M"}${(i * step).toFixed(1)} ${(HEIGHT - 1 - (value / top) * (HEIGHT - 2)).toFixed(1)}`;
    pen = true;
    return point;
  }).join("");
}

export function Spark({ values, bad }: { values: readonly (number | null)[]; bad?: readonly (number | null)[] }) {
  const top = Math.max(1, ...values.map((value) => value ?? 0));
  return (
    <svg className="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} aria-hidden="true">
      <path d={path(values, top)} className="line" />
      {bad?.some((value) => value) && <path d={path(bad, top)} className="line bad" />}
    </svg>
  );
}
