package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Complaint;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fleet.Fleets;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.wire.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PulseTest {

    private static final Terms TERMS = new Terms(1, 1_000, 64, Duration.ofSeconds(2));

    private final Model model = Models.named("m").model();
    private final Target target =
            new Targets(new Meters(new SimpleMeterRegistry()), new Fleets(), () -> 0, TERMS)
                    .all(List.of(model))
                    .getFirst();

    private static Fault refused() {
        return Faults.answered("m", new Complaint(401, "", null, "{}"), 0);
    }

    private final Pulse pulse =
            Pulse.of(new Step(Models.named("m").key("old-1").model(), target), false);

    @Test
    void aRefusedKeyTakesItsTargetOut() {
        // When
        pulse.failed(refused());
        // Then
        assertFalse(target.health().well());
    }

    /// Of a call that was under way when the key was replaced.
    @Test
    void aKeyThatIsNoLongerInForceTakesNobodyOut() {
        // Given
        target.keychain(List.of(new Secret("new-1")));
        // When
        pulse.failed(refused());
        // Then
        assertTrue(target.health().well());
    }

    private Pulse withTwoKeys() {
        Model ring = Models.named("m").keys("sk-one-0123", "sk-two-0123").model();
        return Pulse.of(new Step(ring, target), false);
    }

    /// What the last key was told is what the next caller hears.
    @ParameterizedTest
    @CsvSource({"401, 402, true", "402, 402, true", "402, 401, false"})
    void anEmptyAccountOfTheLastKeyIsToldAsSuch(int one, int other, boolean empty) {
        // Given
        withTwoKeys().failed(Faults.answered("m", new Complaint(one, "", null, "{}"), 0));
        // When
        withTwoKeys().failed(Faults.answered("m", new Complaint(other, "", null, "{}"), 0));
        // Then
        assertEquals(empty, target.health().empty());
    }

    private static Fault limitedBriefly() {
        return Faults.answered("m", new Complaint(429, "", null, "{}"), 2_000);
    }

    /// A wait is for whoever has no other key.
    @Test
    void aKeyThatIsLimitedBrieflyRestsAndAnotherIsAskedFor() {
        // Given
        long before = System.nanoTime();
        Pulse one = withTwoKeys();
        // When
        boolean another = one.failed(limitedBriefly());
        // Then
        assertEquals("true 1", another + " " + target.keychain().resting(before));
    }

    /// reliability.md R7: so short a hint is waited for, whoever gave it.
    @Test
    void withAllKeysLimitedBrieflyTheTargetStaysInRotation() {
        // Given
        withTwoKeys().failed(limitedBriefly());
        // When
        boolean another = withTwoKeys().failed(limitedBriefly());
        // Then
        assertEquals("false true", another + " " + target.health().well());
    }

    /// reliability.md R35: where nothing is streamed there is no first token to learn from.
    @Test
    void aWholeAnswerLetsALimitRiseAgain() {
        // Given
        for (int i = 0; i < 10; i++) {
            target.began(false);
        }
        target.room().overloaded(System.nanoTime() - TimeUnit.SECONDS.toNanos(2));
        Plan.Opened whole =
                new Plan.Opened.Whole(MultiMap.caseInsensitiveMultiMap(), Buffer.buffer());
        // When
        Pulse.of(new Step(model, target), false).spoke(whole, null);
        // Then
        assertEquals(10, target.room().limit());
    }
}
