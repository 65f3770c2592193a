package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.HARD;
import static dev.sluice.route.Cast.refusal;
import static dev.sluice.route.Cast.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a team's rules do to a decision.
class PolicyTest {

    static final Ask ASK = Requests.to("auto").ask();

    private final Cast cast = new Cast();

    @Test
    void theFirstDecidingRuleWins() {
        // Given
        cast.rule("a", "request.turns > 99", Cast.use("spare"))
                .rule("b", "", Cast.tier(Tier.REASONING))
                .rule("c", "", Cast.tier(Tier.FAST));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("search/b", decision.because().rule());
    }

    @Test
    void aRulesTierOverrulesTheScore() {
        // Given
        cast.rule("b", "", Cast.tier(Tier.REASONING));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("reasoning default", told(decision));
    }

    @Test
    void aRulesTierOverrulesTheCallersWishes() {
        // Given
        cast.rule("stay fast", "", Cast.tier(Tier.FAST));
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").effort("max").ask(), HARD);

        // Then
        assertEquals("fast default", told(decision));
    }

    @Test
    void aRuleMayUseAPool() {
        // Given
        cast.pool("korean", List.of(), "slow-2", "fast-2");
        cast.rule("k", "", Cast.use("korean"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("slow-2", "fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void aRuleMayUseAModel() {
        // Given
        cast.rule("k", "", Cast.use("fast-2"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void aPoolsNameHidesAModels() {
        // Given
        cast.pool("fast-2", List.of(), "fast-1");
        cast.rule("k", "", Cast.use("fast-2"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("fast-1", Cast.candidates(decision).getFirst());
    }

    @Test
    void theTierOfAUsedPoolIsItsFirstModels() {
        // Given
        cast.rule("k", "", Cast.use("slow-1"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(Tier.REASONING, decision.because().tier());
    }

    @Test
    void aDenialIsTheTeamsOwnWords() {
        // Given
        cast.rule("cap", "request.maxTokens > 16000", Cast.deny("ask for at most 16000 tokens"));

        // When
        Decision decision = cast.choose(Requests.to("auto").maxTokens(16_001).ask(), EASY);

        // Then
        assertEquals(new Refusal.Forbidden("ask for at most 16000 tokens"), refusal(decision));
    }

    @Test
    void aDenialNamesItsRule() {
        // Given
        cast.rule("cap", "", Cast.deny("no"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(
                "search/cap denied", decision.because().rule() + " " + decision.because().reason());
    }

    @Test
    void aDenialHoldsForAPinnedModel() {
        // Given
        cast.rule("cap", "", Cast.deny("no"));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), EASY);

        // Then
        assertEquals("forbidden", refusal(decision).word());
    }

    @Test
    void aTierRuleDoesNotMoveAPinnedModel() {
        // Given
        cast.rule("b", "", Cast.tier(Tier.REASONING));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), EASY);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void rulesAfterAPickAreStillHeardForAPinnedModel() {
        // Given
        cast.rule("b", "", Cast.tier(Tier.REASONING)).rule("c", "", Cast.deny("no"));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), EASY);

        // Then
        assertEquals("search/c", decision.because().rule());
    }
}
