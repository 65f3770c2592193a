import type { Attempt, Decision } from "../api/types";
import { usePreferences } from "../app/preferences";
import { Badge, Card, Facts } from "../parts/basics";

/** Each try, beside each other in time. */
export function Attempts({ of, total }: { of: Attempt[]; total: number | undefined }) {
  const { t, word, duration } = usePreferences();
  const end = Math.max(total ?? 0, ...of.map((one) => one.to_ms), 1);
  return (
    <Card title={t("decision.attempts")}>
      {of.length === 0 && <p className="faint">{t("decision.attempts.none")}</p>}
      <ol className="list">
        {of.map((one, i) => (
          <li key={i}>
            {one.target} <span className="faint">{duration(one.from_ms)} – {duration(one.to_ms)}</span>{" "}
            <Badge mood={one.error ? "bad" : "good"}>{one.error ? word("error", one.error) : t("decision.attempt.ok")}</Badge>
            <svg className="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
              <rect width="1000" height="10" className="rail" />
              <rect x={(1000 * one.from_ms) / end} width={Math.max(3, (1000 * (one.to_ms - one.from_ms)) / end)} height="10" className={one.error ? "bad" : "good"} />
            </svg>
          </li>
        ))}
      </ol>
    </Card>
  );
}

export function Spent({ of }: { of: Decision }) {
  const { t, word, count, money, duration } = usePreferences();
  return (
    <Card title={t("decision.usage")}>
      <Facts of={[
        [t("decision.in"), count(of.in_tokens)], [t("decision.cached"), count(of.cached_tokens)], [t("decision.out"), count(of.out_tokens)],
        [t("decision.reasoning"), count(of.reasoning_tokens)], [t("decision.cost"), money(of.cost_micros)], [t("decision.source"), of.usage ? word("source", of.usage) : "–"],
        [t("decision.ttft"), duration(of.ttft_ms)], [t("decision.total"), duration(of.total_ms)],
      ]} />
    </Card>
  );
}

export function Asked({ of }: { of: Decision }) {
  const { t, count, bytes } = usePreferences();
  return (
    <Card title={t("decision.request")}>
      <Facts of={[
        [t("decisions.team"), of.team ?? "–"], [t("decision.endpoint"), of.endpoint ?? "–"], [t("decision.asked"), of.requested_model ?? "–"],
        [t("decision.stream"), of.stream ? t("yes") : t("no")], [t("decision.turns"), count(of.turns)], [t("decision.tools"), count(of.tools)],
        [t("decision.bytes"), bytes(of.body_bytes)],
        [t("decision.tags"), of.tags?.length ? of.tags.map((tag) => <Badge key={tag}>{tag}</Badge>) : t("none")],
      ]} />
      {of.prompt && <pre>{of.prompt}</pre>}
    </Card>
  );
}
