package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.FakeVllm;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Four servers over real HTTP. What is measured is where requests come and behind how many, not
/// how long they take: that is measured by simulation, in `fleet`.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class FleetTest {

    @Inject Vertx vertx;
    @Inject Upstreams upstreams;
    @Inject Fleets fleets;

    private FourServers servers;

    @BeforeEach
    void start() {
        servers = new FourServers(vertx, upstreams, fleets);
    }

    @AfterEach
    void stop() {
        servers.close();
    }

    /// How many of forty requests came where others waited, with one busy server of four.
    private int behind(Balance by) throws Exception {
        servers.get(2).busy(8, 6);
        Model model = servers.model(by);
        int before = servers.get(2).behind();
        for (int i = 0; i < 40; i++) {
            servers.ask(model, "question " + i);
        }
        return servers.get(2).behind() - before;
    }

    @Test
    void leastLoadQueuesBehindNobodyWhereRoundRobinDoesEveryFourthTime() throws Exception {
        // Given
        int turns = behind(Balance.ROUND_ROBIN);
        // When
        int load = behind(Balance.LEAST_LOAD);
        // Then
        assertEquals("10 0", turns + " " + load);
    }

    /// Requests of 100 that found their whole text cached: twenty conversations, five times each.
    private int hits(Balance by) throws Exception {
        int before = servers.all.stream().mapToInt(FakeVllm::hits).sum();
        Model model = servers.model(by);
        for (int i = 0; i < 100; i++) {
            servers.ask(model, by + " conversation " + i % 20);
        }
        return servers.all.stream().mapToInt(FakeVllm::hits).sum() - before;
    }

    @Test
    void prefixAffinityRaisesTheHitShare() throws Exception {
        // Given
        int without = hits(Balance.LEAST_LOAD);
        // When
        int with = hits(Balance.PREFIX_AFFINITY);
        // Then
        assertTrue(with == 80 && without < 65, with + " against " + without);
    }

    @Test
    void r33_aToolLoopGoesOnWhereItBegan() throws Exception {
        // Given
        Model model = servers.model(Balance.LEAST_LOAD);
        String tools = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\"}}]";
        String first = FourServers.chat("weather?").replace("\"stream\"", tools + ",\"stream\"");
        String turn =
                first.replace(
                        "}]}",
                        "},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{}\"}}]},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"sun\"}]}");
        Streams.Stream began = servers.open(model, first);
        began.ended.get(20, TimeUnit.SECONDS);
        List<String> targets = new ArrayList<>();
        // When
        for (int i = 0; i < 12; i++) {
            Streams.Stream next = servers.open(model, turn);
            next.ended.get(20, TimeUnit.SECONDS);
            targets.add(next.target);
        }
        // Then
        assertEquals(List.of(began.target), targets.stream().distinct().toList());
    }

    /// None of them can say who keeps what it goes on with.
    @Test
    void r33_whatAnUnknownServerKeepsIsNotBalanced() throws Exception {
        // Given
        Model model = servers.model(Balance.LEAST_LOAD);
        String next =
                FourServers.chat("and then?")
                        .replace("\"stream\"", "\"previous_response_id\":\"r1\",\"stream\"");
        // When
        String end = servers.open(model, next).ended.get(20, TimeUnit.SECONDS);
        // Then
        assertEquals("declined invalid_request", end);
    }

    @Test
    void cache3_aServerIsToldASaltInsteadOfTheCallersOwn() throws Exception {
        // Given
        Model model = servers.model(Balance.LEAST_LOAD);
        String own =
                FourServers.chat("hi").replace("\"stream\"", "\"cache_salt\":\"mine\",\"stream\"");
        // When
        servers.open(model, own).ended.get(20, TimeUnit.SECONDS);
        // Then
        String body =
                servers.all.stream()
                        .flatMap(one -> one.bodies().stream())
                        .findFirst()
                        .orElseThrow();
        assertTrue(body.matches(".*\"cache_salt\":\"[0-9a-f]{32}\".*"), body);
    }
}
