package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.journey.TierWorld.Tiers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the time of a decision is made of. Rules and targets do not look at the text, so that only
/// the score takes longer with it.
@QuarkusTest
@WithTestResource(TierWorld.class)
@Timeout(60)
class DecisionTimeJourneyTest {

    private static final int CALLS = 4;

    /// Less than any machine takes to pass over eight megabytes.
    private static final long LEAST = TimeUnit.MICROSECONDS.toNanos(250);

    Tiers tiers;

    @BeforeEach
    void clear() {
        tiers.clear();
    }

    private static double nanos() {
        return RestAssured.get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("sluice_routing_decision_seconds_sum"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum() * TimeUnit.SECONDS.toNanos(1);
    }

    @Test
    void aDecisionsTimeHoldsItsScore() {
        // Given
        String text = "word ".repeat(1_600_000);
        for (int i = 0; i < 30; i++) {
            TierWorld.ask("plain", "warm");
        }
        double before = nanos();
        // When
        for (int i = 0; i < CALLS; i++) {
            TierWorld.ask("plain", text).then().statusCode(200);
        }
        // Then
        double each = (nanos() - before) / CALLS;
        assertTrue(each > LEAST, () -> each + " ns a decision");
    }
}
