package dev.sluice.route;

import dev.sluice.ask.Patch;
import dev.sluice.route.Rule.Verdict;
import dev.sluice.team.RuleText;
import java.util.Objects;

/// What a written rule decides when its condition holds, and when that fails.
final class Verdicts {

    private Verdicts() {}

    static Verdict of(RuleText text) {
        RuleText.Action action = text.action();
        Verdict.Narrow narrow =
                new Verdict.Narrow(
                        text.require(), action.prefer(), patch(text.patch()), action.fallback());
        boolean picks = action.use() != null || action.tier() != null;
        if (action.use() != null && action.tier() != null) {
            throw new Rules.Bad(
                    "tier", "a rule has either 'use' or 'tier'; remove one, or make two rules");
        }
        if (action.deny() != null) {
            if (picks || !narrow.equals(Verdict.Narrow.NOTHING)) {
                throw new Rules.Bad("deny", "a rule that denies does nothing else; make two rules");
            }
            return new Verdict.Deny(action.deny());
        }
        return picks ? new Verdict.Pick(action.use(), action.tier(), narrow) : narrow;
    }

    private static Patch patch(String json) {
        try {
            return json.isBlank() ? Patch.NONE : Patch.of(json);
        } catch (IllegalArgumentException wrong) {
            throw new Rules.Bad(
                    "patch", Objects.requireNonNullElse(wrong.getMessage(), "is no merge patch"));
        }
    }

    /// A condition that fails may have meant to restrict: what restricts holds, the rest does not
    /// (docs/configuration.md).
    static Verdict closed(RuleText text, Verdict verdict) {
        return switch (verdict) {
            case Verdict.Deny deny -> deny;
            case Verdict.Pass pass -> pass;
            case Verdict.Narrow _, Verdict.Pick _ ->
                    text.require().isEmpty() && text.action().fallback()
                            ? Verdict.Pass.PASS
                            : new Verdict.Narrow(
                                    text.require(), null, Patch.NONE, text.action().fallback());
        };
    }
}
