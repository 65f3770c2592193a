package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fleet.Fleets;
import dev.sluice.health.Reason;
import dev.sluice.health.Turn;
import dev.sluice.journey.World;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a target's one trial call leaves behind when no attempt comes of it. In a container,
/// because a circuit breaker of SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
class PursuitTest {

    private static final Dialect.Outbound ASKED =
            new Dialect.Outbound("x", Map.of(), new byte[0], List.of());

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Fleets fleets = new Fleets();
    private final Targets targets =
            new Targets(new Meters(registry), fleets, () -> 1, Terms.DEFAULT);
    private final Loop loop = Loops.of(null);
    private final Model model = Models.named("m").model();
    private final Errand errand =
            Errands.asking(
                    "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");

    @AfterEach
    void close() {
        fleets.close();
    }

    /// A target whose trial is due.
    private Target due() {
        Target target = targets.all(List.of(model)).getFirst();
        long before = System.nanoTime() - TimeUnit.SECONDS.toNanos(60);
        target.health().leave(Reason.CONSECUTIVE, before);
        return target;
    }

    private void fill(Model with) {
        Target full = targets.all(List.of(with)).getFirst();
        for (int i = 2 * full.room().limit(); i > 0; i--) {
            full.began(false);
        }
    }

    private Pursuit pursuit(RuntimeException bug) {
        Map<String, Dialect> dialects =
                Map.of(
                        "openai",
                        new Spoken(() -> {
                            throw bug;
                        }));
        return new Pursuit(errand, List.of(model), targets, loop, dialects, Map.of());
    }

    private static Turn turn(Target target) {
        return target.health().outlook(System.nanoTime(), () -> 0.5);
    }

    @Test
    void aBugInADialectGivesTheTrialBack() {
        // Given
        Target target = due();
        // When
        assertThrows(IllegalStateException.class, () -> pursuit(new IllegalStateException()).run());
        // Then
        assertEquals(Turn.TRIAL, turn(target));
    }

    @Test
    void aRequestWithoutWordsGivesTheTrialBack() {
        // Given
        Target target = due();
        // When
        pursuit(new Refused(new Refusal.Internal("no words"))).run().await().indefinitely();
        // Then
        assertEquals(Turn.TRIAL, turn(target));
    }

    @Test
    void anAnswerThatNobodyCouldHoldIsCountedAsShed() {
        // Given
        Target target = targets.all(List.of(model)).getFirst();
        Plan plan = new Plan(errand, model, target, ASKED, null);
        Pulse pulse = Pulse.of(new Itinerary.Step(model, target), false);
        Pursuit pursuit = new Pursuit(errand, List.of(model), targets, loop, Map.of(), Map.of());
        Fault.Raised unheld = new Fault.Raised(Faults.unheld(1_000));
        // When
        pursuit.after(plan, new Exchange(plan, loop), pulse, unheld).await().indefinitely();
        // Then
        double shed =
                registry.get("sluice.shed").tags("reason", "answers").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum();
        assertEquals(1, shed);
    }

    /// What nobody gets is not put into words: that costs more than all else before an attempt.
    @Test
    void aFullTargetCostsNoWords() {
        // Given
        fill(model);
        // When
        Reply reply = told(pursuit(new IllegalStateException("put into words")));
        // Then
        assertInstanceOf(Refusal.Busy.class, ((Reply.Declined) reply).why());
    }

    private static Reply told(Pursuit pursuit) {
        return pursuit.run().await().indefinitely();
    }

    @Test
    void aTargetOutOfRotationCostsNoWords() {
        // Given
        targets.all(List.of(model)).getFirst().health().leave(Reason.AUTH, System.nanoTime());
        // When
        Reply reply = told(pursuit(new IllegalStateException("put into words")));
        // Then
        assertInstanceOf(Refusal.NoUpstream.class, ((Reply.Declined) reply).why());
    }

    /// One that has as many calls as it bears is busy, which is no reason to try one that is out.
    @Test
    void aTargetThatIsOutIsNotTriedBecauseAnotherIsBusy() {
        // Given
        Model busy = Models.named("busy").model();
        fill(busy);
        Target out = targets.all(List.of(model)).getFirst();
        out.health().leave(Reason.CONSECUTIVE, System.nanoTime());
        Map<String, Dialect> dialects = Map.of("openai", new Spoken(() -> ASKED));
        Pursuit pursuit =
                new Pursuit(errand, List.of(busy, model), targets, loop, dialects, Map.of());
        // When
        Reply reply = told(pursuit);
        // Then
        assertInstanceOf(Refusal.NoUpstream.class, ((Reply.Declined) reply).why());
    }

    /// @param answer what encoding gives, or a bug
    private record Spoken(Supplier<Outbound> answer) implements Dialect {

        @Override
        public String name() {
            return "openai";
        }

        @Override
        public boolean speaks(Endpoint endpoint) {
            return true;
        }

        @Override
        public Outbound encode(Ask ask, Model model, Patch patch) {
            return answer.get();
        }

        @Override
        public Transcript transcript(Ask ask, Model model) {
            return null;
        }
    }
}
