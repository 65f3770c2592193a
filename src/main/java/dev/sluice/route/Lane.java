package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Complexity;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A tier and why; `firm` when the caller or a rule asked for it, so that no capability of a pool
/// may lower it.
record Lane(Tier tier, String reason, String words, boolean firm) {

    /// By hundredths: writing a fraction down costs more than the choice.
    private static final String[] SCORES = new String[101];

    static {
        Arrays.setAll(SCORES, hundredths -> "score " + hundredths / 100.0);
    }

    /// Whether models of the fast tier may stand in: for the reasoning tier only when the operator
    /// allows it and nobody asked for the tier (reliability.md R24).
    ///
    /// @param nobody whether no other model can carry the request
    boolean stepsDown(Route.Care care, boolean nobody) {
        return tier == Tier.FAST || !firm && (care.downgrade() || nobody);
    }

    /// The tier a request gets when no rule of the team says it: the caller's wishes, then the
    /// score. The tier header is a minimum, so it is heard after the effort (openai-wire REAS-7).
    ///
    /// @param barred as [Route.Care#bars]
    static Lane of(Ask ask, Wishes wishes, Complexity how, boolean barred) {
        if (!ask.endpoint().generates()) {
            return new Lane(Tier.FAST, "default", ask.endpoint().path() + " has one tier", false);
        }
        Tier effort = effort(ask.options().reasoningEffort());
        if (wishes.atLeast() == Tier.REASONING && effort != Tier.REASONING) {
            return new Lane(
                    Tier.REASONING, "caller_header", "x-sluice-tier asks for reasoning", true);
        }
        if (effort != null) {
            String words = "reasoning_effort asks for the " + effort.word() + " tier";
            return new Lane(effort, "caller_effort", words, true);
        }
        return scored(how, barred);
    }

    private static Lane scored(Complexity how, boolean barred) {
        if (Double.isNaN(how.probability())) {
            String words = "nothing was weighed; " + how.tier().word() + " by default";
            return new Lane(how.tier(), "default", words, false);
        }
        if (how.tier() == Tier.REASONING && barred) {
            String words = "fast, since max_tokens leaves no room to reason";
            return new Lane(Tier.FAST, "score_low", words, false);
        }
        String reason =
                !how.confident()
                        ? "abstained"
                        : how.tier() == Tier.REASONING ? "score_high" : "score_low";
        return new Lane(how.tier(), reason, words(how), false);
    }

    private static String words(Complexity how) {
        String score = SCORES[(int) Math.round(how.probability() * 100)];
        String said = how.confident() ? score : score + " is too close to call";
        return how.reasons().isEmpty() ? said : said + ": " + String.join(", ", how.reasons());
    }

    /// Unknown words decide nothing and go on to the model as they are.
    private static @Nullable Tier effort(@Nullable String word) {
        return switch (word) {
            case "none", "minimal" -> Tier.FAST;
            case "high", "xhigh", "max" -> Tier.REASONING;
            case null, default -> null;
        };
    }
}
