import { usePreferences } from "../app/preferences";

interface Weighed { score?: number; threshold?: number; band?: number; tier?: string }

/** The probability beside the threshold it was compared with, and the band of doubt around that, in
    the colour of the tier the call went to, which a rule, a die or doubt may have chosen. */
export function Score({ of, wide }: { of: Weighed; wide?: boolean }) {
  const { share } = usePreferences();
  if (of.score === undefined) return <span className="faint">–</span>;
  const width = wide ? 320 : 70;
  const x = (p: number) => Math.max(0, Math.min(1, p)) * width;
  const { threshold, band = 0 } = of;
  return (
    <span className={wide ? "score wide" : "score"}>
      <svg width={width} height="12" viewBox={`0 0 ${width} 12`} aria-hidden="true">
        <rect y="4" width={width} height="4" rx="2" className="rail" />
        {threshold !== undefined && <rect x={x(threshold - band)} y="3" width={Math.max(1, x(threshold + band) - x(threshold - band))} height="6" className="band" />}
        {threshold !== undefined && <rect x={x(threshold) - 1} width="2" height="12" className="mark" />}
        <circle cx={x(of.score)} cy="6" r="4" className={of.tier === "reasoning" || of.tier === "fast" ? of.tier : "other"} />
      </svg>{" "}
      {share(of.score)}
    </span>
  );
}
