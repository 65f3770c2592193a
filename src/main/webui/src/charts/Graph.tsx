import type { Route } from "../api/types";
import { go, to } from "../app/path";
import { usePreferences } from "../app/preferences";
import { BOX, type Box, curve, plan, short } from "./layout";

export function Graph({ of }: { of: Route }) {
  const { t, share } = usePreferences();
  const { boxes, edges, width, height } = plan(of);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={`${t("routes.graph")}: ${of.name}`}>
      <svg className="graph" viewBox={`-2 -2 ${width + 4} ${height + 4}`} width={width + 4} height={height + 4}>
        {edges.map((edge) => (
          <g key={edge.key} className={edge.tier}>
            <path d={curve(edge)} className="edge" strokeWidth={edge.share === null ? 1.5 : 1.5 + 8 * edge.share} strokeDasharray={edge.tier === "fallback" ? "5 4" : undefined} />
            {edge.share !== null && (
              <text x={(edge.from.x + BOX.width + edge.to.x) / 2} y={(edge.from.y + edge.to.y + BOX.height) / 2 - 6} textAnchor="middle" className="share">{share(edge.share)}</text>
            )}
          </g>
        ))}
        {boxes.map((box) => <Node key={box.key} of={box} />)}
      </svg>
    </div>
  );
}

function Node({ of }: { of: Box }) {
  const { t, word } = usePreferences();
  const note = of.kind === "pool" ? (of.tier === "fallback" ? t("routes.fallback") : word("tier", of.tier)) : of.weight !== null ? t("routes.weight", { n: of.weight }) : "";
  const href = of.kind === "model" ? to(["models", of.name]) : null;
  const title = [of.name, note].filter(Boolean).join(", ");
  const body = (
    <>
      <title>{title}</title>
      <rect x={of.x} y={of.y} width={BOX.width} height={BOX.height} rx="8" />
      <text x={of.x + 10} y={of.y + (note ? 19 : 27)} className="box-name">{short(of.name || note)}</text>
      {note && of.name && <text x={of.x + 10} y={of.y + 35} className="box-note">{note}</text>}
    </>
  );
  if (!href) return <g className={`box ${of.kind} ${of.tier}`}>{body}</g>;
  return (
    <a className={`box ${of.kind} ${of.tier}`} href={href} aria-label={title} onClick={(event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      go(href);
    }}>{body}</a>
  );
}
