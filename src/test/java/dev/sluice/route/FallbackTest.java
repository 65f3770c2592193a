package dev.sluice.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import dev.sluice.team.RuleText;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who stands in for a pool that is exhausted: reliability.md R10 and R24.
class FallbackTest {

    private static final Wishes REASONING = new Wishes(List.of(), Tier.REASONING, 0, true);

    private final Cast cast = new Cast();
    private final Ask ask = Asks.chat("hi");

    private List<String> hard() {
        return Cast.candidates(cast.choose(ask, Cast.HARD));
    }

    private void downgrade(boolean allowed) {
        cast.care(new Route.Care(2_048, false, null, allowed));
        cast.route("auto", "fast", "slow", "fast-1", "spare");
    }

    @Test
    void r24_theReasoningTierDoesNotFallToAFastModel() {
        // Given
        downgrade(false);
        // When
        List<String> candidates = hard();
        // Then
        assertEquals(List.of("slow-1", "slow-2", "spare"), candidates);
    }

    @Test
    void r24_itsOperatorMayAllowThat() {
        // Given
        downgrade(true);
        // When
        List<String> candidates = hard();
        // Then
        assertEquals(List.of("slow-1", "slow-2", "fast-1", "spare"), candidates);
    }

    @Test
    void r24_whoAskedForReasoningGetsNothingLess() {
        // Given
        downgrade(true);
        cast.wishes = REASONING;
        // When
        List<String> candidates = Cast.candidates(cast.choose(ask, Cast.EASY));
        // Then
        assertEquals(List.of("slow-1", "slow-2", "spare"), candidates);
    }

    @Test
    void r24_theFastTierFallsUp() {
        // Given
        cast.route("auto", "fast", "slow", "slow-2");
        // When
        List<String> candidates = Cast.candidates(cast.choose(ask, Cast.EASY));
        // Then
        assertEquals(List.of("fast-1", "fast-2", "slow-2"), candidates);
    }

    @Test
    void r24_theTraceSaysWhoWouldBeAStepDown() {
        // Given
        downgrade(false);
        List<String> told = new ArrayList<>();
        cast.trace = new Told(told);
        // When
        hard();
        // Then
        assertEquals(List.of("fast-1 tier: would be a step down"), told);
    }

    @Test
    void r10_aRuleMayForbidFallbacks() {
        // Given
        cast.rule("strict", "", new RuleText.Action(null, null, null, null, false));
        // When
        List<String> candidates = hard();
        // Then
        assertEquals(List.of("slow-1"), candidates);
    }

    @Test
    void r10_aRuleThatDoesNotHoldForbidsNothing() {
        // Given
        cast.rule("strict", "request.stream", new RuleText.Action(null, null, null, null, false));
        // When
        List<String> candidates = hard();
        // Then
        assertEquals(List.of("slow-1", "slow-2", "spare"), candidates);
    }

    /// It may have meant to restrict.
    @Test
    void r10_aRuleThatFailsForbidsAllTheSame() {
        // Given
        cast.rule(
                "strict",
                "1 / (request.tools - request.tools) == 1",
                new RuleText.Action(null, null, null, null, false));
        // When
        List<String> candidates = hard();
        // Then
        assertEquals(List.of("slow-1"), candidates);
    }

    @Test
    void r10_whatARuleSaidHoldsForALaterPick() {
        // Given
        cast.rule("strict", "", new RuleText.Action(null, null, null, null, false));
        cast.rule("own", "", Cast.tier(Tier.FAST));
        // When
        List<String> candidates = hard();
        // Then
        assertEquals(List.of("fast-1"), candidates);
    }

    /// Hears of those that fast-1 is not.
    private record Told(List<String> told) implements Trace {

        @Override
        public void candidate(dev.sluice.catalog.Model model, boolean stays, String why) {
            if (!stays && why.startsWith("tier: would")) {
                told.add(model.name() + " " + why);
            }
        }
    }
}
