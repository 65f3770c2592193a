package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Reading;
import dev.sluice.complexity.Scale;
import dev.sluice.decisions.Seal;
import dev.sluice.kit.Records;
import dev.sluice.route.Route;
import dev.sluice.route.Trace;
import dev.sluice.wire.Tier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RerunTest {

    private static final String IN_FORCE = Scale.DEFAULT.estimator();

    private static String told(Records record) {
        Choice choice =
                new Rerun(Policies.asItIs(), new Seal(new byte[32]), Route::scale, Trace.NONE)
                        .choose(record.record());
        return choice.tier() + " " + choice.reason();
    }

    @ParameterizedTest
    @CsvSource({"0.3, fast score_low", "0.9, reasoning score_high", "0.52, fast abstained"})
    void aRecordedProbabilityStandsWhileTheWeightsDo(double probability, String told) {
        // Given
        Records record =
                Records.of("a")
                        .weighed(probability)
                        .by(IN_FORCE)
                        .features(new int[] {9_999, 9_999}, 1, 2);
        // When
        String said = told(record);
        // Then
        assertEquals(told, said);
    }

    @Test
    void whatWasDrawnIsKnownWithoutTheDieToo() {
        // Given
        Rerun rerun =
                new Rerun(
                        Policies.of("", "    learning: { explore: 0.1 }"),
                        new Seal(new byte[32]),
                        Route::scale,
                        Trace.NONE);
        // When
        Choice choice =
                rerun.choose(
                        Records.of("a")
                                .weighed(0.3)
                                .tier(Tier.REASONING, "explored")
                                .propensity(0.05)
                                .record());
        // Then
        assertEquals(
                "reasoning deep fast quick",
                choice.tier()
                        + " "
                        + choice.model()
                        + " "
                        + choice.own()
                        + " "
                        + choice.ownModel());
    }

    private static Choice turn(Rerun rerun, int number, double probability, String conversation) {
        return rerun.choose(
                Records.of("t" + number)
                        .turns(number)
                        .conversation(conversation)
                        .weighed(probability)
                        .by(IN_FORCE)
                        .record());
    }

    @ParameterizedTest
    @CsvSource({
        "405887cda5866b55310def0e20acff31, reasoning",
        "6fcf27fa3c335bce4bc9f1e400871423, fast"
    })
    void aConversationThatWentUpIsHeldAsItWas(String conversation, String tier) {
        // Given
        Rerun rerun =
                new Rerun(Policies.asItIs(), new Seal(new byte[32]), Route::scale, Trace.NONE);
        turn(rerun, 1, 0.9, "405887cda5866b55310def0e20acff31");
        // When
        Choice second = turn(rerun, 3, 0.1, conversation);
        // Then
        assertEquals(tier, second.tier());
    }

    @Test
    void aTurnThatARuleSentUpGoesUpAgain() {
        // Given
        Records record = Records.of("t3").weighed(0.1).because("repeated tool errors").by(IN_FORCE);
        // When
        String said = told(record);
        // Then
        assertEquals("reasoning score_high", said);
    }

    @ParameterizedTest
    @CsvSource({"conversation, reasoning score_high", "length, fast score_low"})
    void aTurnByItselfIsHeldWhenItsRecordSaysSo(String reason, String told) {
        // Given
        Records record =
                Records.of("t3")
                        .turns(3)
                        .conversation("405887cda5866b55310def0e20acff31")
                        .weighed(0.1)
                        .because(reason)
                        .by(IN_FORCE);
        // When
        Again again =
                Replay.again(
                        Policies.asItIs(),
                        new Seal(new byte[32]),
                        Route::scale,
                        record.record(),
                        Trace.NONE);
        // Then
        assertEquals(told, again.after().tier() + " " + again.after().reason());
    }

    @Test
    void withOtherWeightsTheFeaturesAreScoredAnew() {
        // Given
        Records record =
                Records.of("a")
                        .weighed(0.99)
                        .by("old-1@00000000/pooled")
                        .features(new int[Reading.SLOTS]);
        // When
        String said = told(record);
        // Then
        assertEquals("fast score_low", said);
    }

    @Test
    void withoutFeaturesTheProbabilityIsAllThereIs() {
        // Given
        Records record = Records.of("a").weighed(0.99).by("old-1@00000000/pooled");
        // When
        String said = told(record);
        // Then
        assertEquals("reasoning score_high", said);
    }

    @Test
    void whatWasNotWeighedIsNotWeighedNow() {
        // Given
        Records record = Records.of("a").weighed(Double.NaN);
        // When
        String said = told(record);
        // Then
        assertEquals("fast default", said);
    }

    @Test
    void aLineWithAnotherNumberOfSlotsIsRefused() {
        // Given
        Records changed =
                Records.of("a").weighed(0.99).by("old-1@00000000/pooled").features(new int[3]);
        // When
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> told(changed));
        // Then
        assertTrue(refused.getMessage().startsWith("has 3 feature slots"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"idle_fleet, own-quick", "load_spill, quick", "abstained, quick"})
    void whatTheServersHadToDoDecidesAsItDid(String reason, String model) {
        // Given
        Records record =
                Records.of("a")
                        .model("joint")
                        .weighed(0.5)
                        .by(IN_FORCE)
                        .tier(Tier.FAST, reason)
                        .served(model);
        // When
        Choice choice =
                new Rerun(Policies.asItIs(), new Seal(new byte[32]), Route::scale, Trace.NONE)
                        .choose(record.record());
        // Then
        assertEquals(reason + " " + model, choice.reason() + " " + choice.model());
    }
}
