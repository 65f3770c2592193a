package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Records;
import dev.sluice.replay.Comparison.Estimate;
import dev.sluice.wire.Tier;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A world whose truth is known: the fast tier is accepted with 1 - p, the reasoning tier always
/// with 0.9, whatever the score p.
class OffPolicyTest {

    private static final double RATE = 0.4;

    private final OffPolicy offPolicy = new OffPolicy();

    private static Choice picks(String tier) {
        return picks(tier, tier.equals("fast") ? "quick" : "deep");
    }

    private static Choice picks(String tier, String model) {
        return new Choice("auto", tier, model, "route:auto", "score_low", tier, model);
    }

    /// The policy at work sends all to fast; the one that is judged sends all to `candidate`.
    private void world(int calls, int perConversation, String candidate) {
        Random random = new Random(1);
        for (int i = 0; i < calls; i++) {
            double p = random.nextDouble();
            boolean other = random.nextDouble() < RATE / 2;
            boolean accepted = random.nextDouble() < (other ? 0.9 : 1 - p);
            Records record =
                    Records.of("d" + i)
                            .weighed(p)
                            .conversation("c" + i / perConversation)
                            .tier(
                                    other ? Tier.REASONING : Tier.FAST,
                                    other ? "explored" : "score_low")
                            .propensity(other ? RATE / 2 : 1 - RATE / 2);
            offPolicy.add((accepted ? record : record.again("retry")).record(), picks(candidate));
        }
    }

    private Estimate estimate(String method) {
        return offPolicy.estimates().stream()
                .filter(one -> one.method().equals(method))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "snips, fast, 0.5", "ips, fast, 0.5", "dr, fast, 0.5",
        "snips, reasoning, 0.9", "ips, reasoning, 0.9", "dr, reasoning, 0.9"
    })
    void findsTheTruthFromCallsOfAnotherPolicy(String method, String candidate, double truth) {
        // Given
        world(20_000, 1, candidate);
        // When
        double value = estimate(method).value();
        // Then
        assertEquals(truth, value, 0.02);
    }

    @ParameterizedTest
    @ValueSource(strings = {"snips", "ips", "dr", "observed"})
    void theIntervalHoldsTheValue(String method) {
        // Given
        world(5_000, 1, "reasoning");
        // When
        Estimate told = estimate(method);
        // Then
        assertTrue(told.low() < told.value() && told.value() < told.high(), told.toString());
    }

    @Test
    void theIntervalHoldsTheTruth() {
        // Given
        world(5_000, 1, "reasoning");
        // When
        Estimate told = estimate("snips");
        // Then
        assertTrue(told.low() < 0.9 && 0.9 < told.high(), told.toString());
    }

    /// Calls of one conversation are alike here: all of them end the same.
    @Test
    void alikeCallsMakeTheIntervalWider() {
        // Given
        OffPolicy alike = new OffPolicy();
        Random random = new Random(2);
        for (int i = 0; i < 500; i++) {
            boolean accepted = random.nextBoolean();
            for (int call = 0; call < 10; call++) {
                Records record =
                        Records.of("d" + i + "-" + call).conversation("c" + i).propensity(0.8);
                alike.add((accepted ? record : record.again("retry")).record(), picks("fast"));
                record.conversation("own" + i + "-" + call);
                offPolicy.add((accepted ? record : record.again("retry")).record(), picks("fast"));
            }
        }
        // When
        Estimate wide = alike.estimates().getFirst();
        // Then
        Estimate narrow = estimate("snips");
        assertTrue(wide.high() - wide.low() > 2 * (narrow.high() - narrow.low()));
    }

    @Test
    void theEffectiveSizeCountsWhatWeighs() {
        // Given
        world(5_000, 1, "reasoning");
        // When
        double size = estimate("snips").size();
        // Then
        assertEquals(1_000, size, 100);
    }

    @Test
    void withTooFewThereIsNoNumber() {
        // Given
        world(900, 1, "reasoning");
        // When
        Estimate told = estimate("snips");
        // Then
        assertTrue(told.size() < 200 && Double.isNaN(told.value()), told.toString());
    }

    @Test
    void whatNoDieDecidedIsLeftOut() {
        // When
        offPolicy.add(Records.of("a").record(), picks("fast"));
        // Then
        assertEquals(List.of(), offPolicy.estimates());
    }

    @Test
    void aCallThatFailedSaysNothing() {
        // When
        offPolicy.add(Records.of("a").propensity(0.5).status("5xx").record(), picks("fast"));
        // Then
        assertEquals(List.of(), offPolicy.estimates());
    }

    @Test
    void theSameCallsGiveTheSameNumbers() {
        // Given
        world(2_000, 3, "reasoning");
        // When
        List<Estimate> once = offPolicy.estimates();
        // Then
        assertEquals(once, offPolicy.estimates());
    }

    @Test
    void anotherModelOfTheTierIsAnotherAction() {
        // Given
        for (int i = 0; i < 1_000; i++) {
            Records record = Records.of("d" + i).conversation("c" + i).propensity(0.8);
            offPolicy.add(record.record(), picks("fast", "swapped"));
        }
        // When
        Estimate told = estimate("snips");
        // Then
        assertTrue(Double.isNaN(told.value()) && told.unseen() == 1_000, told.toString());
    }

    @Test
    void whatIsDeniedIsAcceptedByNobody() {
        // Given
        for (int i = 0; i < 2_000; i++) {
            Records record = Records.of("d" + i).conversation("c" + i).propensity(0.8);
            offPolicy.add(record.record(), picks(i % 2 == 0 ? "fast" : "denied"));
        }
        // When
        double value = estimate("dr").value();
        // Then
        assertEquals(0.5, value, 0.15);
    }
}
