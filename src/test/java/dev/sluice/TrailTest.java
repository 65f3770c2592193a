package dev.sluice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.answer.Reviews;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.config.Configuration;
import dev.sluice.journey.World;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Ledger;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Tap;
import dev.sluice.ledger.Usage;
import dev.sluice.route.Decision;
import dev.sluice.team.Budget;
import dev.sluice.team.Globs;
import dev.sluice.team.Limits;
import dev.sluice.team.Team;
import dev.sluice.upstream.Departure;
import dev.sluice.upstream.Errand;
import dev.sluice.upstream.Watch;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class TrailTest {

    private static final Team TEAM =
            new Team("a", Globs.ALL, Map.of(), List.of(), Limits.NONE, Budget.NONE);

    /// Its contract takes some 30 KB.
    private static final Ask TOOLS =
            Asks.read(
                    "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\",\"parameters\":{\"type\":\"object\",\"description\":\""
                            + "x".repeat(30_000)
                            + "\"}}}]}");

    private static final String BROKEN =
            "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"look\",\"arguments\":\"{\"}}]},\"finish_reason\":\"tool_calls\"}]}";

    @Inject Trails trails;
    @Inject Configuration configuration;
    @Inject PrometheusMeterRegistry registry;

    private final LinkedBlockingQueue<String> found = new LinkedBlockingQueue<>();

    /// Room for one contract and its answer.
    private final Reviews reviews =
            new Reviews(50_000, (decision, fault) -> found.add(fault), () -> 0.5);

    private Trail begun() {
        return begun(books(trails.ledger));
    }

    private Trails books(Ledger ledger) {
        return new Trails(ledger, trails.meters, trails.decisions, reviews, trails.clock);
    }

    private Trail begun(Trails books) {
        Wishes wishes = new Wishes(List.of(), null, 0, true);
        Call call = new Call("id", System.nanoTime(), Endpoint.CHAT, "", wishes, new byte[0]);
        Trail trail = books.begin(call, configuration.current(), new Departure(Runnable::run));
        trail.identified(TEAM, "k");
        trail.understood(TOOLS);
        return trail;
    }

    private static Errand brief(Trail trail) {
        Decision.Because because =
                new Decision.Because("auto", Tier.FAST, "route:auto", "score_low", "x", 1);
        return trail.brief(
                TEAM, TOOLS, new Decision.Use(List.of(), List.of(), Patch.NONE, null, because));
    }

    @Test
    void aCallThatABugEndsGivesBackWhatWasKeptOfIt() throws Exception {
        // Given
        for (int i = 0; i < 3; i++) {
            Trail trail = begun();
            brief(trail);
            trail.failed(new IllegalStateException("a bug that a test plants"));
        }
        // When
        Watch watch = brief(begun()).watch();
        watch.ended(new Outcome.Finished(Usage.UNKNOWN));
        ((Watch.Overhearing) watch).told(new Reply.Whole(200, new Labels(), Buffer.buffer(BROKEN)));
        // Then
        assertEquals("tool_call", found.poll(10, TimeUnit.SECONDS));
    }

    private double spent() {
        return registry.find("sluice.cost.micros").meters().stream()
                .mapToDouble(meter -> meter.measure().iterator().next().getValue())
                .sum();
    }

    /// Ten tokens at 0.02 USD per million are a fifth of a micro-dollar.
    @Test
    void whatIsLessThanAMicroDollarIsPaidWithTheNextCalls() {
        // Given
        Model model = Models.named("small").price(new Price(20_000, 20_000, 0)).model();
        Usage ten = new Usage(10, 0, 0, 0, 0, Usage.Source.REPORTED);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        double before = spent();
        // When
        try (Ledger ledger = new Ledger(lines, trails.clock, "here", Tap.NONE)) {
            Trails books = books(ledger);
            for (int i = 0; i < 1_000; i++) {
                Trail trail = begun(books);
                trail.trying(model, "small", 1);
                trail.ended(new Outcome.Finished(ten));
            }
        }
        // Then
        long told =
                Pattern.compile("\"cost_micros\":(\\d+)")
                        .matcher(lines.toString(UTF_8))
                        .results()
                        .mapToLong(line -> Long.parseLong(line.group(1)))
                        .sum();
        assertEquals("200 200.0", told + " " + (spent() - before));
    }
}
