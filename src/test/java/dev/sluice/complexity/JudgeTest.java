package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    static final Ask ASK = Requests.saying("hi");
    static final Scale HALF = new Scale(0.5, 0.05, Tier.FAST);
    static final long NOW = 1_000;
    static final long LATER = NOW + TimeUnit.SECONDS.toNanos(30);

    @ParameterizedTest
    @CsvSource({
        "0.44, FAST, true",
        "0.46, FAST, false",
        "0.54, FAST, false",
        "0.56, REASONING, true",
        "0, FAST, true",
        "1, REASONING, true"
    })
    void theScaleReadsTheProbability(double probability, Tier tier, boolean confident) {
        // Given
        Judge judge = judge(probability);

        // When
        Complexity complexity = judge.weigh(ASK, HALF);

        // Then
        assertEquals(
                new Complexity(probability, tier, "en", confident, List.of("length"), null),
                complexity);
    }

    @Test
    void insideTheBandTheRoutesDefaultDecides() {
        // Given
        Scale scale = new Scale(0.5, 0.05, Tier.REASONING);

        // When
        Complexity complexity = judge(0.46).weigh(ASK, scale);

        // Then
        assertEquals(Tier.REASONING, complexity.tier());
    }

    @Test
    void afterTheSameErrorAgainAndAgainATurnGoesUp() {
        // Given
        Ask ask = Requests.to("auto").with("stuck", 1).ask();

        // When
        Complexity complexity = judge(0.1).weigh(ask, HALF);

        // Then
        assertEquals(
                new Complexity(
                        0.1,
                        Tier.REASONING,
                        "en",
                        true,
                        List.of("repeated tool errors", "length"),
                        null),
                complexity);
    }

    @Test
    void embeddingsAreNotWeighed() {
        // Given
        Ask ask = Requests.to("auto").at(Endpoint.EMBEDDINGS).ask();

        // When
        Complexity complexity = judge(0.9).weigh(ask, Scale.DEFAULT);

        // Then
        assertEquals(Complexity.NOT_WEIGHED, complexity);
    }

    @Test
    void aFaultInTheEstimatorGivesTheFastTier() {
        // Given
        Judge judge = broken();

        // When
        Complexity complexity = judge.weigh(ASK, HALF);

        // Then
        assertEquals(
                new Complexity(Double.NaN, Tier.FAST, "und", true, List.of("failed"), null),
                complexity);
    }

    @Test
    void faultsAreCounted() {
        // Given
        Judge judge = broken();

        // When
        judge.weigh(ASK, HALF);

        // Then
        assertEquals(1, judge.failures());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoProbabilityIsAFault(double probability) {
        // When
        Complexity complexity = judge(probability).weigh(ASK, HALF);

        // Then
        assertEquals(List.of("failed"), complexity.reasons());
    }

    static Judge judge(double probability, Signal... signals) {
        Estimate estimate = new Estimate(probability, "en", List.of("length"));
        return new Judge((_, _) -> estimate, List.of(signals), () -> NOW);
    }

    private static Judge broken() {
        Estimator estimator =
                (_, _) -> {
                    throw new ArrayIndexOutOfBoundsException(7);
                };
        return new Judge(estimator, List.of(), () -> NOW);
    }

    static Signal says(String name, double probability) {
        return signal(name, Uni.createFrom().item(new Signal.Reading(probability)));
    }

    static Signal signal(String name, Uni<Signal.Reading> reading) {
        return new Signal() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Uni<Reading> read(Ask ask, long deadlineNanos) {
                return reading;
            }
        };
    }
}
