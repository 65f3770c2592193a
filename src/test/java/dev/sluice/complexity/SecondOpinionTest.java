package dev.sluice.complexity;

import static dev.sluice.complexity.JudgeTest.ASK;
import static dev.sluice.complexity.JudgeTest.HALF;
import static dev.sluice.complexity.JudgeTest.LATER;
import static dev.sluice.complexity.JudgeTest.NOW;
import static dev.sluice.complexity.JudgeTest.judge;
import static dev.sluice.complexity.JudgeTest.says;
import static dev.sluice.complexity.JudgeTest.signal;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.wire.Tier;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// [Judge#consult]: what signals add to a first score.
class SecondOpinionTest {

    @Test
    void theMeanOfAllOpinionsDecides() {
        // Given
        Judge judge = judge(0.5, says("a", 0.9), says("b", 0.7));

        // When
        Complexity complexity = consult(judge, "a", "b");

        // Then
        assertEquals(
                new Complexity(
                        (0.5 + 0.9 + 0.7) / 3,
                        Tier.REASONING,
                        "en",
                        true,
                        List.of("second opinion", "length"),
                        null),
                complexity);
    }

    @Test
    void aMeanInsideTheBandLeavesItToTheDefault() {
        // Given
        Judge judge = judge(0.5, says("a", 0.55));

        // When
        Complexity complexity = consult(judge, "a");

        // Then
        assertEquals("FAST false", complexity.tier() + " " + complexity.confident());
    }

    @Test
    void onlyTheNamedSignalsAreAsked() {
        // Given
        Judge judge = judge(0.5, says("a", 0.9), says("b", 0.0));

        // When
        Complexity complexity = consult(judge, "a");

        // Then
        assertEquals(0.7, complexity.probability());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 2, Double.NaN})
    void aReadingOutOfRangeIsNone(double reading) {
        // Given
        Judge judge = judge(0.5, says("odd", reading));

        // When
        Complexity complexity = consult(judge, "odd");

        // Then
        assertEquals(first(judge), complexity);
    }

    @Test
    void aSignalThatFailsIsNoReading() {
        // Given
        Judge judge =
                judge(
                        0.5,
                        signal("bad", Uni.createFrom().failure(new IllegalStateException("x"))),
                        says("good", 0.9));

        // When
        Complexity complexity = consult(judge, "bad", "good");

        // Then
        assertEquals(0.7, complexity.probability());
    }

    @Test
    void aSignalThatThrowsIsNoReading() {
        // Given
        Judge judge =
                judge(
                        0.5,
                        new Signal() {
                            @Override
                            public String name() {
                                return "rude";
                            }

                            @Override
                            public Uni<Reading> read(Ask ask, long deadlineNanos) {
                                throw new IllegalStateException("x");
                            }
                        });

        // When
        Complexity complexity = consult(judge, "rude");

        // Then
        assertEquals(first(judge), complexity);
    }

    @Test
    void aSignalThatGivesNothingIsNoReading() {
        // Given
        Judge judge = judge(0.5, signal("null", Uni.createFrom().nullItem()));

        // When
        Complexity complexity = consult(judge, "null");

        // Then
        assertEquals(first(judge), complexity);
    }

    @Test
    void aLateSignalIsNoReading() {
        // Given
        Judge judge = judge(0.5, signal("slow", Uni.createFrom().nothing()));

        // When
        Complexity complexity =
                judge.consult(ASK, first(judge), HALF, List.of("slow"), NOW + 5_000_000)
                        .await()
                        .atMost(Duration.ofSeconds(20));

        // Then
        assertEquals(first(judge), complexity);
    }

    @Test
    void nobodyIsAskedAfterTheDeadline() {
        // Given
        Judge judge = judge(0.5, says("a", 0.9));

        // When
        Complexity complexity =
                judge.consult(ASK, first(judge), HALF, List.of("a"), NOW).await().indefinitely();

        // Then
        assertEquals(first(judge), complexity);
    }

    @Test
    void nobodyIsAskedWhenTheFirstIsConfident() {
        // Given
        Judge judge = judge(0.9, says("a", 0.0));

        // When
        Complexity complexity = consult(judge, "a");

        // Then
        assertEquals(0.9, complexity.probability());
    }

    private static Complexity consult(Judge judge, String... names) {
        return judge.consult(ASK, first(judge), HALF, List.of(names), LATER)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private static Complexity first(Judge judge) {
        return judge.weigh(ASK, HALF);
    }
}
