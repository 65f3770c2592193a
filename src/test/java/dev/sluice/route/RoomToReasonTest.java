package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.HARD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Asks;
import dev.sluice.team.Learning;
import dev.sluice.team.Limits;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import dev.sluice.wire.Tier;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A team may let the gateway raise a cap that thinking would eat whole.
class RoomToReasonTest {

    private static final String CAPPED = "{\"max_tokens\":500}";

    private final Cast cast = new Cast();

    private Decision choose(String members, Complexity how, boolean raises) {
        cast.limits = new Limits(0, 0, 0, raises);
        return cast.choose(Asks.chatWith("hi", members), how);
    }

    private static String patch(Decision decision) {
        return decision instanceof Decision.Use use ? use.patch().json() : "denied";
    }

    @ParameterizedTest
    @CsvSource({"true, reasoning", "false, fast"})
    void aHardRequestWithASmallCapReasonsWhereItMayBeRaised(boolean raises, String tier) {
        // When
        Decision decision = choose("\"max_tokens\":100", HARD, raises);
        // Then
        assertEquals(tier, decision.because().tierWord());
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_tokens", "max_completion_tokens"})
    void theCapIsRaisedUnderTheNameItCameWith(String name) {
        // When
        Decision decision = choose("\"" + name + "\":100", HARD, true);
        // Then
        assertEquals("{\"" + name + "\":2048}", patch(decision));
    }

    @Test
    void aCapThatIsNullIsNone() {
        // When
        Decision decision = choose("\"max_tokens\":null,\"max_completion_tokens\":100", HARD, true);
        // Then
        assertEquals("{\"max_completion_tokens\":2048}", patch(decision));
    }

    @Test
    void theDecisionSaysSo() {
        // When
        Decision decision = choose("\"max_tokens\":100", HARD, true);
        // Then
        assertEquals(
                "score 0.9: length; max_tokens raised from 100 to 2048 for the team",
                decision.because().words());
    }

    @Test
    void theReasonIsStillTheScore() {
        // When
        Decision decision = choose("\"max_tokens\":100", HARD, true);
        // Then
        assertEquals("reasoning score_high", Cast.told(decision));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"n\":1", "\"max_tokens\":2048", "\"max_completion_tokens\":9000"})
    void whatLeavesRoomStays(String members) {
        // When
        Decision decision = choose(members, HARD, true);
        // Then
        assertEquals("{}", patch(decision));
    }

    @Test
    void theFastTierKeepsTheCap() {
        // When
        Decision decision = choose("\"max_tokens\":100", EASY, true);
        // Then
        assertEquals("{}", patch(decision));
    }

    @Test
    void whoAsksForReasoningIsGivenRoomToo() {
        // When
        Decision decision = choose("\"max_tokens\":100,\"reasoning_effort\":\"high\"", EASY, true);
        // Then
        assertEquals("{\"max_tokens\":2048}", patch(decision));
    }

    @Test
    void aCallerWhoAsksForReasoningKeepsTheCapOtherwise() {
        // When
        Decision decision = choose("\"max_tokens\":100,\"reasoning_effort\":\"high\"", EASY, false);
        // Then
        assertEquals("{}", patch(decision));
    }

    @Test
    void aRuleThatSetsTheCapIsObeyed() {
        // Given
        cast.rules.add(new RuleText("deep", "", Cast.tier(Tier.REASONING), Map.of(), CAPPED, null));
        // When
        Decision decision = choose("\"max_tokens\":100", EASY, true);
        // Then
        assertEquals(CAPPED, patch(decision));
    }

    @Test
    void aModelTheCallerNamesKeepsTheCap() {
        // Given
        cast.limits = new Limits(0, 0, 0, true);
        Ask ask =
                Asks.read(
                        "{\"model\":\"slow-1\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
        // When
        Decision decision = cast.choose(ask, HARD);
        // Then
        assertEquals(Patch.NONE.json(), patch(decision));
    }

    @ParameterizedTest
    @CsvSource({"true, reasoning explored", "false, fast score_low"})
    void noDieIsThrownForACapThatLeavesNoRoom(boolean raises, String told) {
        // Given
        cast.limits = new Limits(0, 0, 0, raises);
        Team said = cast.team();
        Team curious =
                new Team(
                        said.id(),
                        said.models(),
                        said.labels(),
                        said.rules(),
                        said.limits(),
                        said.budget(),
                        new Learning(1, 1, false, false),
                        said.rank());
        Ask ask = Asks.chatWith("hi", "\"max_tokens\":100");
        // When
        Decision decision =
                cast.router()
                        .choose(
                                curious,
                                ask,
                                cast.wishes,
                                EASY,
                                new Moment(Cast.NOON.instant(), 0),
                                Trace.NONE);
        // Then
        assertEquals(told, Cast.told(decision));
    }
}
