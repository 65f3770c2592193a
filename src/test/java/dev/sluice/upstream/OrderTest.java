package dev.sluice.upstream;

import static dev.sluice.load.Terms.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.fleet.Fleets;
import dev.sluice.health.Reason;
import dev.sluice.journey.World;
import dev.sluice.kit.Models;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// In which order the targets of a call are tried. In a container, because a circuit breaker of
/// SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
class OrderTest {

    private final Fleets fleets = new Fleets();
    private final SplittableRandom random = new SplittableRandom(7);
    private final Targets targets =
            new Targets(new Meters(new SimpleMeterRegistry()), fleets, random::nextLong, DEFAULT);

    @AfterEach
    void close() {
        fleets.close();
    }

    private static Model model(String name, Balance balance, int servers) {
        List<URI> bases =
                IntStream.range(0, servers)
                        .mapToObj(i -> URI.create("http://" + name + ":" + (i + 1) + "/v1"))
                        .toList();
        return Models.named(name).provider(name).at(bases).balance(balance).model();
    }

    private static Errand saying(int text) {
        return Errands.asking(
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"%d\"}]}"
                        .formatted(text));
    }

    /// Whatever is out, comes back or rests.
    @ParameterizedTest
    @EnumSource(Balance.class)
    void everyTargetIsTriedOnceAndNoneIsLeftOut(Balance balance) {
        // Given
        List<Model> models = List.of(model("a", balance, 4), model("b", balance, 1));
        List<Target> all = targets.all(models);
        int wrong = 0;
        // When
        for (int i = 0; i < 200; i++) {
            Target hit = all.get(random.nextInt(all.size()));
            long now = System.nanoTime();
            switch (random.nextInt(4)) {
                case 0 -> hit.health().leave(Reason.CONSECUTIVE, now);
                case 1 -> hit.health().limited(0, now);
                case 2 -> hit.health().leave(Reason.CONSECUTIVE, now - 60_000_000_000L);
                default -> hit.health().reset();
            }
            List<Target> order =
                    Lineup.of(saying(i), models, targets).stream()
                            .map(Itinerary.Step::target)
                            .toList();
            wrong += order.size() == 5 && new HashSet<>(order).size() == 5 ? 0 : 1;
        }
        // Then
        assertEquals(0, wrong);
    }

    /// What one server cannot do is not all the next one's to do.
    @Test
    void theSecondChoiceIsSpreadOverTheOthers() {
        // Given
        Model model = model("a", Balance.LEAST_LOAD, 4);
        Map<String, Integer> seconds = new TreeMap<>();
        // When
        for (int i = 0; i < 4_000; i++) {
            List<Target> order = targets.ordered(model, saying(i));
            seconds.merge(order.get(0).name() + " " + order.get(1).name(), 1, Integer::sum);
        }
        // Then
        assertTrue(
                seconds.size() == 12 && seconds.values().stream().allMatch(n -> n > 200),
                seconds::toString);
    }
}
