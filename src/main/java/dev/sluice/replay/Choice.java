package dev.sluice.replay;

import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.DecisionRecord.Candidate;
import dev.sluice.route.Decision;

/// Where one call went, or would go.
///
/// @param tier fast, reasoning, pinned or denied
/// @param model the first candidate; empty when denied
/// @param own the tier without a die: the other one when this was explored
/// @param ownModel the first candidate without a die; empty when denied, or explored and not known
public record Choice(
        String route,
        String tier,
        String model,
        String rule,
        String reason,
        String own,
        String ownModel) {

    private static final String DENIED = "denied";

    static Choice of(DecisionRecord record) {
        DecisionRecord.Routed was = record.routed();
        String first =
                was.candidates().stream()
                        .filter(Candidate::stays)
                        .map(Candidate::model)
                        .findFirst()
                        .orElse("");
        boolean denied = was.reason().equals(DENIED);
        return of(
                was.route(),
                denied ? DENIED : was.tier(),
                denied ? "" : first,
                was.rule(),
                was.reason());
    }

    static Choice of(Decision decision) {
        Decision.Because why = decision.because();
        return switch (decision) {
            case Decision.Use use ->
                    of(
                            why.route(),
                            why.tierWord(),
                            use.candidates().getFirst().name(),
                            why.rule(),
                            why.reason());
            case Decision.Deny _ -> of(why.route(), DENIED, "", why.rule(), why.reason());
        };
    }

    static Choice gone(String team) {
        return of("none", DENIED, "", "none", "team " + team + " is not in this configuration");
    }

    private static Choice of(String route, String tier, String model, String rule, String reason) {
        String other = tier.equals("fast") ? "reasoning" : "fast";
        return reason.equals("explored")
                ? new Choice(route, tier, model, rule, reason, other, "")
                : new Choice(route, tier, model, rule, reason, tier, model);
    }

    boolean explored() {
        return reason.equals("explored");
    }

    /// The same, of which is known where it would go without a die.
    Choice without(Choice die) {
        return new Choice(route, tier, model, rule, reason, die.tier, die.model);
    }

    boolean goesWhere(Choice other) {
        return tier.equals(other.tier) && model.equals(other.model);
    }

    String place() {
        return model.isEmpty() ? tier : tier + " " + model;
    }

    String why() {
        return rule.equals("none") ? reason : reason + " by " + rule;
    }
}
