package dev.sluice.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Records;
import dev.sluice.wire.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is learned of a decision after its call.
class AfterwardsTest {

    private final Desk desk = new Desk();

    private static Records call(String id, long secondsLater) {
        return Records.of(id).at(Records.NOON + 1_000 * secondsLater).spent(100, 500, 1);
    }

    @Test
    void aVerdictGoesOnRecord() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        desk.decisions.judged("search", "a", Verdict.UNDER);
        // Then
        assertEquals("under", desk.decisions.find("a").orElseThrow().after().feedback());
    }

    @ParameterizedTest
    @CsvSource({"search, a, true", "others, a, false", "search, b, false"})
    void onlyTheTeamsOwnDecisionsCanBeJudged(String team, String id, boolean taken) {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        boolean judged = desk.decisions.judged(team, id, Verdict.GOOD);
        // Then
        assertEquals(taken, judged);
    }

    @Test
    void whatAnotherTeamSaysChangesNothing() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        desk.decisions.judged("others", "a", Verdict.UNDER);
        // Then
        assertEquals("", desk.decisions.find("a").orElseThrow().after().feedback());
    }

    @Test
    void theSameVerdictCountsOnce() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        desk.decisions.judged("search", "a", Verdict.UNDER);
        // When
        desk.decisions.judged("search", "a", Verdict.UNDER);
        // Then
        assertEquals(
                "1.0 1.0",
                desk.count("sluice.routing.feedback", "verdict", "under")
                        + " "
                        + desk.count("sluice.routing.contested", "direction", "under"));
    }

    @Test
    void anotherVerdictTakesThePlaceOfTheOneBefore() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        desk.decisions.judged("search", "a", Verdict.UNDER);
        // When
        desk.decisions.judged("search", "a", Verdict.GOOD);
        // Then
        assertEquals("good", desk.decisions.find("a").orElseThrow().after().feedback());
    }

    @ParameterizedTest
    @CsvSource({"UNDER, 1", "OVER, 1", "GOOD, 0", "SLOW, 0"})
    void onlyATierThatWasWrongIsContested(Verdict verdict, double contested) {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        desk.decisions.judged("search", "a", verdict);
        // Then
        assertEquals(contested, desk.count("sluice.routing.contested"));
    }

    @Test
    void aRetryGoesOnTheRecordOfTheCallBefore() {
        // Given
        desk.decisions.record(call("a", 0).draft(7));
        // When
        desk.decisions.record(call("b", 20).draft(7));
        // Then
        assertEquals("retry", desk.decisions.find("a").orElseThrow().after().again());
    }

    @Test
    void aRetryKeepsWhatWasSaidBefore() {
        // Given
        desk.decisions.record(call("a", 0).draft(7));
        desk.decisions.judged("search", "a", Verdict.SLOW);
        desk.decisions.record(call("b", 20).draft(7));
        // When
        DecisionRecord.After after = desk.decisions.find("a").orElseThrow().after();
        // Then
        assertEquals(new DecisionRecord.After("slow", "retry", "", ""), after);
    }

    @ParameterizedTest
    @CsvSource({"FAST, 1", "REASONING, 0"})
    void askedAgainOnlyTheFastTierWasTooWeak(Tier tier, double contested) {
        // Given
        desk.decisions.record(call("a", 0).tier(tier, "score_low").draft(7));
        desk.decisions.record(call("b", 20).draft(7));
        // When
        desk.decisions.find("a");
        // Then
        assertEquals(contested, desk.count("sluice.routing.contested", "direction", "under"));
    }

    @ParameterizedTest
    @CsvSource({"length, false, length", "length, true, empty_length"})
    void anAnswerCutAtItsLengthIsASignal(String finish, boolean empty, String signal) {
        // Given
        desk.decisions.record(Records.of("a").finish(finish, empty).draft(7));
        // When
        desk.decisions.find("a");
        // Then
        assertEquals(1, desk.count("sluice.routing.signals", "signal", signal, "tier", "fast"));
    }

    @Test
    void anAnswerThatEndedIsNoSignal() {
        // Given
        desk.decisions.record(Records.of("a").finish("stop", false).draft(7));
        // When
        desk.decisions.find("a");
        // Then
        assertEquals(0, desk.count("sluice.routing.signals"));
    }

    @Test
    void anEscalationIsASignal() {
        // Given
        desk.decisions.record(Records.of("a").escalated("schema").draft(7));
        // When
        desk.decisions.find("a");
        // Then
        assertEquals(1, desk.count("sluice.routing.signals", "signal", "schema"));
    }

    @Test
    void anAnswerThatBrokeItsFormIsASignalAgainstItsTier() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        desk.decisions.shown("a", "tool_call");
        // Then
        assertEquals("tool_call", desk.decisions.find("a").orElseThrow().after().invalid());
        assertEquals(1, desk.count("sluice.routing.signals", "signal", "tool_call"));
        assertEquals(1, desk.count("sluice.routing.contested", "direction", "under"));
    }

    @Test
    void aStrongAnswerThatBrokeItsFormContestsNothing() {
        // Given
        desk.decisions.record(Records.of("a").tier(Tier.REASONING, "score_high").draft(7));
        // When
        desk.decisions.shown("a", "schema");
        // Then
        assertEquals(0, desk.count("sluice.routing.contested"));
    }

    @Test
    void anAnswerThatNobodyReadIsCountedAndSaysNothing() {
        // Given
        desk.decisions.record(Records.of("a").draft(7));
        // When
        desk.decisions.shown("a", "unread");
        // Then
        assertEquals("", desk.decisions.find("a").orElseThrow().after().invalid());
        assertEquals(1, desk.count("sluice.routing.signals", "signal", "unread"));
    }
}
