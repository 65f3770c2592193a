package dev.sluice;

import dev.sluice.ask.AskReader;
import dev.sluice.complexity.Judge;
import dev.sluice.config.Configuration;
import dev.sluice.config.Configurations;
import dev.sluice.config.Loading;
import dev.sluice.config.Snapshot;
import dev.sluice.decisions.Decisions;
import dev.sluice.dial.Dials;
import dev.sluice.dialect.Dialect;
import dev.sluice.fleet.Fleets;
import dev.sluice.ledger.Ledger;
import dev.sluice.live.Live;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Hindsight;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Upstreams;
import dev.sluice.wire.Secret;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Makes gateways of the same parts as the one that serves, on books that nobody reads: what their
/// calls leave behind is no team's call, cost, series or decision, and goes with them.
@Singleton
public final class Understudies {

    private final Configurations configurations;
    private final AskReader reader;
    private final Judge judge;
    private final List<Dialect> dialects;
    private final Terms terms;
    private final InstantSource clock;
    private final Vertx vertx;

    @Inject
    Understudies(
            Configurations configurations,
            AskReader reader,
            Judge judge,
            @All List<Dialect> dialects,
            Terms terms,
            InstantSource clock,
            Vertx vertx) {
        this.configurations = configurations;
        this.reader = reader;
        this.judge = judge;
        this.dialects = dialects;
        this.terms = terms;
        this.clock = clock;
        this.vertx = vertx;
    }

    /// One of them.
    ///
    /// @param end once no call of it is under way
    public record Understudy(Gateway gateway, Runnable end) implements AutoCloseable {

        @Override
        public void close() {
            end.run();
        }
    }

    /// Not for an event loop.
    ///
    /// @param directory of its configuration
    /// @param pepper of the key hashes in it
    public Understudy prepare(Path directory, Secret pepper) {
        Configuration configuration = configurations.in(directory, List.of(pepper));
        Snapshot now =
                switch (configuration.load()) {
                    case Loading.Loaded(Snapshot snapshot, var _) -> snapshot;
                    case Loading.Rejected(var problems) ->
                            throw new IllegalArgumentException(problems.toString());
                };
        Parts parts = new Parts();
        Bounds bounds = new Bounds();
        Meters meters = Meters.unseen();
        Names.tell(meters, now);
        Ledger ledger = new Ledger(OutputStream.nullOutputStream(), clock, "none", new Live(clock));
        Decisions decisions =
                new Decisions(
                        Decisions.memory(1_000, 1 << 20),
                        Recording.passing(),
                        null,
                        new Hindsight(meters));
        decisions.start();
        Dials dials = new Dials(Path.of("no file"));
        dials.set(now.scales());
        Fleets fleets = bounds.fleets();
        Upstreams upstreams = parts.upstreams(vertx, dialects, meters, fleets, terms);
        upstreams.expect(now.models().values());
        upstreams.retain(now.models().values());
        Gateway gateway =
                new Gateway(
                        configuration,
                        reader,
                        parts.admission(),
                        new Weighing(dials, judge, parts.steady()),
                        upstreams,
                        parts.pins(clock, bounds.outlook(upstreams)),
                        new Trails(ledger, meters, decisions, parts.reviews(decisions), clock));
        return new Understudy(
                gateway,
                () -> {
                    upstreams.end();
                    fleets.close();
                    ledger.close();
                    decisions.close();
                    configuration.close();
                });
    }
}
