import { usePreferences } from "../app/preferences";
import type { TierShare } from "../api/types";

/** The share of each tier as one bar, said in words beside it. */
export function Tiers({ of }: { of: TierShare[] }) {
  const { t, word, share, count } = usePreferences();
  const all = of.reduce((sum, one) => sum + one.requests, 0);
  if (all === 0) return <span className="faint">{t("figure.empty")}</span>;
  return (
    <div>
      <div className="split" aria-hidden="true">
        {of.map((one) => <span key={one.tier} className={one.tier} style={{ width: `${(100 * one.requests) / all}%` }} />)}
      </div>
      <div className="legend">
        {of.map((one) => (
          <span key={one.tier} className={one.tier}><i aria-hidden="true" />{word("tier", one.tier)} {share(one.requests / all)} ({count(one.requests)})</span>
        ))}
      </div>
    </div>
  );
}
