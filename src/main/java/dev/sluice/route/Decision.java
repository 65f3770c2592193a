package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a request may go, and why.
public sealed interface Decision {

    Because because();

    /// Candidates in the order they are tried; never empty.
    ///
    /// @param stronger who answers again, once, when the answer falls short; usually nobody
    /// @param hedge what a second attempt beside a slow one may cost; null where none is made
    record Use(
            List<Model> candidates,
            List<Model> stronger,
            Patch patch,
            @Nullable Hedge hedge,
            Because because)
            implements Decision {

        public Use {
            candidates = List.copyOf(candidates);
            stronger = List.copyOf(stronger);
        }

        Use hedged(Hedge hedge) {
            return new Use(candidates, stronger, patch, hedge, because);
        }

        /// With a larger cap in the members that the caller wrote one in, and told so.
        Use raised(List<String> members, Ask ask, int cap) {
            Patch raised = patch;
            for (String member : members) {
                if (ask.body().says(member)) {
                    byte[] json = Integer.toString(cap).getBytes(StandardCharsets.US_ASCII);
                    raised = raised.then(Patch.set(member, json));
                }
            }
            String words =
                    "%s; max_tokens raised from %d to %d for the team"
                            .formatted(because.words(), ask.options().maxTokens(), cap);
            return new Use(candidates, stronger, raised, hedge, because.told(words));
        }

        /// Whose clocks the attempts run by: the tier's, a pinned model's own, or the patient ones.
        public Tier clocks() {
            Tier tier = because.tier() != null ? because.tier() : candidates.getFirst().tier();
            return tier != null ? tier : Tier.REASONING;
        }
    }

    /// @param refusal what the caller is told
    record Deny(Refusal refusal, Because because) implements Decision {}

    /// The account of a decision, as headers, metrics and the log line show it.
    ///
    /// @param route the virtual model, or the pinned model's name
    /// @param tier null when the caller named a model (`pinned`)
    /// @param rule `TEAM/RULE NAME` when a team's rule decided, else `route:NAME`, or `none` when
    ///   pinned
    /// @param reason one of the closed set of observability.md 2.3 (explicit_model, score_low,
    ///   caller_effort ...)
    /// @param words one short human sentence, printable ASCII
    /// @param propensity how likely this tier was: 1 unless a die was thrown for it
    record Because(
            String route,
            @Nullable Tier tier,
            String rule,
            String reason,
            String words,
            double propensity) {

        Because(String route, @Nullable Tier tier, String rule, String reason, String words) {
            this(route, tier, rule, reason, words, 1);
        }

        Because told(String words) {
            return new Because(route, tier, rule, reason, words, propensity);
        }

        Because drawn(double propensity) {
            return new Because(route, tier, rule, reason, words, propensity);
        }

        /// fast, reasoning or pinned.
        public String tierWord() {
            return tier == null ? "pinned" : tier.word();
        }
    }
}
