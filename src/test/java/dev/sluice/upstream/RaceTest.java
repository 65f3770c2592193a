package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fault.HedgeBudget;
import dev.sluice.fleet.Fleets;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a route's budget counts of calls and of second attempts that never were.
class RaceTest {

    private final Fleets fleets = new Fleets();
    private final Targets targets =
            new Targets(new Meters(new SimpleMeterRegistry()), fleets, () -> 1, Terms.DEFAULT);
    private final Vertx vertx = Vertx.vertx();
    private final Loop loop = Loops.of(vertx);
    private final Map<String, HedgeBudget> budgets = new HashMap<>();
    private final Errand errand =
            Errands.hedged(
                    "{\"model\":\"m\",\"stream\":true,\"messages\":[]}",
                    new Hedge("r", 0, 1_000_000, 2_048));
    private final List<Model> models =
            Stream.of("a", "b", "c")
                    .map(name ->
                            Models.named(name)
                                    .at(List.of(URI.create("http://" + name + ":1/v1")))
                                    .model())
                    .toList();

    @AfterEach
    void close() throws Exception {
        fleets.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(25, TimeUnit.SECONDS);
    }

    private int inARow(double share) {
        int taken = 0;
        while (budgets.computeIfAbsent("r", _ -> new HedgeBudget()).takes(share, 0, 0, 0)) {
            taken++;
        }
        return taken;
    }

    private Pursuit pursuit(Dialect dialect) {
        return new Pursuit(errand, models, targets, loop, Map.of("openai", dialect), budgets);
    }

    /// Whose first attempt is slow, and whose second one cannot be worded.
    private Race race(RuntimeException why) {
        Deque<Step> steps = new ArrayDeque<>(Lineup.of(errand, models, targets));
        Step first = steps.removeFirst();
        Plan plan = new Plan(errand, first.model(), first.target(), null, null);
        HedgeBudget budget = budgets.computeIfAbsent("r", _ -> new HedgeBudget());
        return new Race(
                pursuit(new Mute(why)),
                errand,
                new Stake(errand, steps, targets, budget),
                loop,
                new Race.Runner(plan, null, null, false));
    }

    @Test
    void aCallIsCountedOnceHoweverManyTargetsItSkips() {
        // Given
        for (Target each : targets.all(models)) {
            for (int i = 2 * each.room().limit(); i > 0; i--) {
                each.began(false);
            }
        }
        // When
        pursuit(new Mute(null)).run().await().indefinitely();
        // Then
        assertEquals(1, inARow(0.5));
    }

    @Test
    void aSecondThatHasNoWordsCostsNothing() {
        // When
        race(new Refused(new Refusal.Internal("no words"))).late();
        // Then
        assertEquals(1, inARow(0));
    }

    @Test
    void aBugInADialectOfTheSecondCostsNothing() {
        // Given
        Race race = race(new IllegalStateException());
        // When
        assertThrows(IllegalStateException.class, race::late);
        // Then
        assertEquals(1, inARow(0));
    }

    /// @param why it has no words; null when it has
    private record Mute(RuntimeException why) implements Dialect {

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
            if (why != null) {
                throw why;
            }
            return new Outbound("x", Map.of(), new byte[0], List.of());
        }

        @Override
        public Transcript transcript(Ask ask, Model model) {
            return null;
        }
    }
}
