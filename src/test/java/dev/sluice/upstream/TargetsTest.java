package dev.sluice.upstream;

import static dev.sluice.load.Terms.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.Models;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// In a container, because a circuit breaker of SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
class TargetsTest {

    private final Fleets fleets = new Fleets();
    private final SplittableRandom random = new SplittableRandom(1);
    private final Targets targets =
            new Targets(new Meters(new SimpleMeterRegistry()), fleets, random::nextLong, DEFAULT);

    @AfterEach
    void close() {
        fleets.close();
    }

    private static Model model(Balance balance, String... hosts) {
        List<URI> bases =
                Stream.of(hosts).map(host -> URI.create("http://" + host + "/v1")).toList();
        return Models.named("m").at(bases).balance(balance).model();
    }

    private List<Target> ordered(Model model, long conversation) {
        return targets.ordered(
                model,
                Errands.asking(
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\""
                                + conversation
                                + "\"}]}"));
    }

    private List<String> names(Model model, long conversation) {
        return ordered(model, conversation).stream().map(Target::name).toList();
    }

    private static Target at(String host, List<Target> targets) {
        return targets.stream().filter(one -> one.name().endsWith(host)).findFirst().orElseThrow();
    }

    @Test
    void oneAddressIsNamedLikeItsModel() {
        assertEquals(List.of("m"), names(model(Balance.LEAST_LOAD, "a:1"), 0));
    }

    @Test
    void replicasAreNamedWithTheirAddress() {
        assertEquals(
                Set.of("m@a:1", "m@b:2"),
                Set.copyOf(names(model(Balance.LEAST_LOAD, "a:1", "b:2"), 0)));
    }

    @Test
    void roundRobinBeginsAtTheNextEachTime() {
        // Given
        Model model = model(Balance.ROUND_ROBIN, "a:1", "b:2", "c:3");
        names(model, 0);
        // When
        List<String> second = names(model, 0);
        // Then
        assertEquals(List.of("m@b:2", "m@c:3", "m@a:1"), second);
    }

    @Test
    void affinityKeepsAConversationInItsPlace() {
        // Given
        Model model = model(Balance.PREFIX_AFFINITY, "a:1", "b:2", "c:3");
        List<String> first = names(model, -12345);
        names(model, 99);
        // When
        List<String> again = names(model, -12345);
        // Then
        assertEquals(first, again);
    }

    @Test
    void affinitySpreadsConversations() {
        // Given
        Model model = model(Balance.PREFIX_AFFINITY, "a:1", "b:2", "c:3");
        Set<String> first = new HashSet<>();
        // When
        for (long conversation = -50; conversation < 50; conversation++) {
            first.add(names(model, conversation * 0x9e3779b97f4a7c15L).getFirst());
        }
        // Then
        assertEquals(Set.of("m@a:1", "m@b:2", "m@c:3"), first);
    }

    @Test
    void leastLoadTriesTheIdlestFirst() {
        // Given
        Model model = model(Balance.LEAST_LOAD, "a:1", "b:2");
        ordered(model, 0).getFirst().began(false);
        // When
        List<String> names = names(model, 0);
        // Then
        assertEquals(List.of("m@b:2", "m@a:1"), names);
    }

    @Test
    void aTargetOutlivesAReloadThatKeepsItsAddress() {
        // Given
        Target before = at("a:1", ordered(model(Balance.LEAST_LOAD, "a:1", "b:2"), 0));
        // When
        Target after = at("a:1", ordered(model(Balance.LEAST_LOAD, "c:3", "a:1"), 0));
        // Then
        assertSame(before, after);
    }

    @Test
    void aTargetDoesNotOutliveAReloadThatMovesIt() {
        // Given
        Target before = ordered(model(Balance.LEAST_LOAD, "a:1"), 0).getFirst();
        // When
        Target after = ordered(model(Balance.LEAST_LOAD, "b:2"), 0).getFirst();
        // Then
        assertNotSame(before, after);
    }

    @Test
    void aCallOfTheOldSnapshotKeepsTheOldTargets() {
        // Given
        Model old = model(Balance.LEAST_LOAD, "a:1");
        List<Target> before = ordered(old, 0);
        ordered(model(Balance.LEAST_LOAD, "b:2"), 0);
        // When
        List<Target> again = ordered(old, 0);
        // Then
        assertSame(before.getFirst(), again.getFirst());
    }

    @Test
    void callsOfBothSnapshotsMakeEachTargetOnce() {
        // Given
        Model old = model(Balance.LEAST_LOAD, "a:1");
        Model young = model(Balance.LEAST_LOAD, "b:2");
        ordered(old, 0);
        Target made = ordered(young, 0).getFirst();
        ordered(old, 0);
        // When
        Target again = ordered(young, 0).getFirst();
        // Then
        assertSame(made, again);
    }

    @Test
    void aTargetOutlivesAReloadThatLeavesItAlone() {
        // Given
        Target before = ordered(model(Balance.LEAST_LOAD, "a:1"), 0).getFirst();
        // When
        Target after = ordered(model(Balance.LEAST_LOAD, "a:1"), 0).getFirst();
        // Then
        assertSame(before, after);
    }

    @Test
    void aTargetThatLeftAndCameBackIsNew() {
        // Given
        Target before = ordered(model(Balance.LEAST_LOAD, "a:1"), 0).getFirst();
        ordered(model(Balance.LEAST_LOAD, "b:2"), 0);
        ordered(model(Balance.LEAST_LOAD, "c:3"), 0);
        // When
        Target after = ordered(model(Balance.LEAST_LOAD, "a:1"), 0).getFirst();
        // Then
        assertNotSame(before, after);
    }

    @Test
    void theRequestGoesBelowTheBaseWithOrWithoutItsSlash() {
        // Given
        Target target = ordered(model(Balance.LEAST_LOAD, "a:1"), 0).getFirst();
        // When
        String uri = target.request("chat/completions").getURI();
        // Then
        assertEquals("/v1/chat/completions", uri);
    }
}
