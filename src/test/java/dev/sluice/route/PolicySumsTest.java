package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.refusal;
import static dev.sluice.route.PolicyTest.ASK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.team.RuleText;
import dev.sluice.team.RuleText.Prefer;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What adds up in a [Policy], and what holds when a rule breaks.
class PolicySumsTest {

    private final Cast cast = new Cast();

    @Test
    void requirementsAddUpUntilARuleDecides() {
        // Given
        cast.require("home", "", Map.of("residency", List.of("self-hosted")))
                .rule("hard", "", Cast.tier(Tier.REASONING))
                .require("late", "", Map.of("residency", List.of("external")));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("slow-1", "spare"), Cast.candidates(decision));
    }

    @Test
    void aRequirementHoldsForTheFallbackToo() {
        // Given
        cast.require("out", "", Map.of("residency", List.of("external")));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2"), Cast.candidates(decision));
    }

    @Test
    void aPreferenceReordersThePoolAndLeavesTheFallbackLast() {
        // Given
        cast.rule("p", "", Cast.prefer(Prefer.CHEAPEST));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("fast-2", "fast-1", "spare"), Cast.candidates(decision));
    }

    @Test
    void patchesAddUpInWrittenOrder() {
        // Given
        patch("a", "{\"seed\":1}");
        patch("b", "{\"seed\":2}");

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("{\"seed\":2}", ((Decision.Use) decision).patch().json());
    }

    @Test
    void aRequirementThatFailsAtRunTimeHolds() {
        // Given
        cast.require("home", "request.tags[9] == 'x'", Map.of("residency", List.of("external")));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2"), Cast.candidates(decision));
    }

    @Test
    void aDenialThatFailsAtRunTimeHolds() {
        // Given
        cast.rule("cap", "1 / (now.hour - 12) > 0", Cast.deny("no"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(new Refusal.Forbidden("no"), refusal(decision));
    }

    @Test
    void aPickThatFailsAtRunTimeDoesNotMatch() {
        // Given
        cast.rule("b", "request.tags[9] == 'x'", Cast.tier(Tier.REASONING));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("route:auto", decision.because().rule());
    }

    @Test
    void aRuleInCodeThatBreaksIsClosed() {
        // Given
        Rule broken =
                new Rule() {
                    @Override
                    public String name() {
                        return "broken";
                    }

                    @Override
                    public Verdict consider(Situation when) {
                        throw new IllegalArgumentException("boom");
                    }
                };
        Router router =
                new Router(cast.routes, cast.models, cast.pools, Map.of("search", List.of(broken)));

        // When
        Decision decision =
                router.choose(cast.team(), ASK, cast.wishes, EASY, Cast.NOON, cast.trace);

        // Then
        assertEquals("forbidden", refusal(decision).word());
    }

    @Test
    void anInventedPoolLeavesOnlyTheFallback() {
        // Given
        cast.rule("k", "", Cast.use("nowhere"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("spare"), Cast.candidates(decision));
    }

    private void patch(String name, String json) {
        cast.rules.add(new RuleText(name, "", RuleText.Action.NONE, Map.of(), json, null));
    }
}
