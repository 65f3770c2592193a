import type { Model, TargetNow } from "../api/types";
import { usePreferences } from "../app/preferences";
import { Badge } from "./basics";

export function UpBadge({ of }: { of: Pick<TargetNow, "up" | "why"> }) {
  const { t, word } = usePreferences();
  if (of.up) return <Badge mood="good">{t("models.up")}</Badge>;
  return <Badge mood="bad">{of.why ? t("models.out", { why: word("state", of.why) }) : t("models.out.short")}</Badge>;
}

/** A closed breaker is the rule, and not said. */
export function BreakerBadge({ word: state }: { word: string }) {
  const { t, word } = usePreferences();
  if (state === "closed") return null;
  return <Badge mood={state === "open" ? "bad" : "warn"}>{t("models.breaker")}: {word("models.breaker", state)}</Badge>;
}

export function Price({ of }: { of: Model["price"] }) {
  const { t, price } = usePreferences();
  if (!of) return <span className="faint">{t("models.unpriced")}</span>;
  const from = of.listed ? t("models.price.listed", { at: of.listed }) : t("models.price.operator");
  return <span title={`${t("models.price.per")}; ${from}`}>{price(of.input)} / {price(of.output)}</span>;
}
