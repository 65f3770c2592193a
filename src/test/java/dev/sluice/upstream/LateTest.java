package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fleet.Fleets;
import dev.sluice.health.Health;
import dev.sluice.health.Reason;
import dev.sluice.journey.World;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Attempts that would come too late (reliability.md R12). In a container, because a circuit
/// breaker of SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
class LateTest {

    private final Fleets fleets = new Fleets();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Targets targets =
            new Targets(new Meters(registry), fleets, () -> 1, Terms.DEFAULT);
    private final Loop loop = Loops.of(null);
    private final List<String> tried = new ArrayList<>();

    @AfterEach
    void close() {
        fleets.close();
    }

    /// A model whose server usually begins to speak after so many minutes.
    private Model model(String name, int minutes) {
        Model model = Models.named(name).model();
        Target target = targets.all(List.of(model)).getFirst();
        for (int i = 0; minutes > 0 && i < 20; i++) {
            target.health().spoke(TimeUnit.MINUTES.toNanos(minutes), System.nanoTime());
        }
        return model;
    }

    /// Who was asked, what the caller was told, and how often a deadline was counted.
    private String told(long deadlineMillis, Model... candidates) {
        Errand errand = Errands.within(deadlineMillis);
        Map<String, Dialect> dialects = Map.of("openai", new Mute(tried));
        Pursuit pursuit =
                new Pursuit(errand, List.of(candidates), targets, loop, dialects, Map.of());
        Reply.Declined reply = (Reply.Declined) pursuit.run().await().indefinitely();
        double counted =
                registry.get("sluice.timeouts").tag("kind", "deadline").counters().stream()
                        .mapToDouble(Counter::count)
                        .sum();
        return String.join("+", tried) + " " + reply.why().word() + " " + (int) counted;
    }

    /// A deadline in minutes, and the usual time of two candidates.
    @ParameterizedTest
    @CsvSource({
        "10, 20, 30, ' upstream_timeout 1'",
        "10, 20, 5, b upstream_timeout 1",
        "10, 5, 20, a upstream_timeout 1",
        "10, 0, 20, a upstream_timeout 1",
        "0, 20, 20, a+b internal 0"
    })
    void noAttemptBeginsThatUsuallySpeaksAfterTheDeadline(
            int deadline, int one, int other, String expected) {
        // Given
        Model first = model("a", one);
        Model second = model("b", other);
        // When
        String told = told(TimeUnit.MINUTES.toMillis(deadline), first, second);
        // Then
        assertEquals(expected, told);
    }

    /// It is the first one's time that was too long, whoever came after it: told, counted, named.
    @Test
    void aDeadlineIsCountedWhereItWasTooShort() {
        // Given
        Model late = model("a", 20);
        Model locked = model("b", 0);
        Health health = targets.all(List.of(locked)).getFirst().health();
        health.leave(Reason.AUTH, System.nanoTime());
        Errand errand = Errands.within(TimeUnit.MINUTES.toMillis(10));
        Pursuit pursuit =
                new Pursuit(errand, List.of(late, locked), targets, loop, Map.of(), Map.of());
        // When
        Reply reply = pursuit.run().await().indefinitely();
        // Then
        StringBuilder named = new StringBuilder();
        reply.labels()
                .forEach((name, value) -> {
                    if (Labels.MODEL.toString().contentEquals(name)) {
                        named.append(value);
                    }
                });
        assertEquals("a 1.0 0.0", named + " " + counted("a") + " " + counted("b"));
    }

    private double counted(String model) {
        return registry
                .find("sluice.timeouts")
                .tags("kind", "deadline", "target", model)
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    /// Notes who would have been asked, and has no words for anybody.
    private record Mute(List<String> tried) implements Dialect {

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
            tried.add(model.name());
            throw new Refused(new Refusal.Internal("no words"));
        }

        @Override
        public Transcript transcript(Ask ask, Model model) {
            return null;
        }
    }
}
