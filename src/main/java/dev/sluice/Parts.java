package dev.sluice;

import dev.sluice.answer.Reviews;
import dev.sluice.ask.AskReader;
import dev.sluice.complexity.Judge;
import dev.sluice.complexity.Signal;
import dev.sluice.complexity.Steady;
import dev.sluice.decisions.Decisions;
import dev.sluice.dial.Dials;
import dev.sluice.dialect.Dialect;
import dev.sluice.dialect.LangChain4jHost;
import dev.sluice.fleet.Fleets;
import dev.sluice.limit.Admission;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.route.Outlook;
import dev.sluice.sim.SimProvider;
import dev.sluice.upstream.Upstreams;
import dev.sluice.wire.Connections;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// What [Gateway] is made of. The rooms know nothing of CDI but how their extensions are found, so
/// this is the one place where they are put together.
final class Parts {

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    AskReader reader() {
        return new AskReader();
    }

    @Produces
    @Singleton
    Admission admission() {
        return new Admission();
    }

    @Produces
    @Singleton
    Judge judge(@All List<Signal> signals) {
        return new Judge(signals);
    }

    @Produces
    @Singleton
    Steady steady() {
        return new Steady(new SecureRandom().nextLong());
    }

    @Produces
    @Singleton
    Pins pins(InstantSource clock, Outlook outlook) {
        return new Pins(clock, () -> ThreadLocalRandom.current().nextDouble(), outlook);
    }

    @Produces
    @Singleton
    Dials dials(Settings settings) {
        return new Dials(settings.data().resolve("scores"));
    }

    void close(@Disposes Dials dials) {
        dials.close();
    }

    /// A sixteenth of the heap: an answer is kept for as long as it takes to be told.
    @Produces
    @Singleton
    Reviews reviews(Decisions decisions) {
        return new Reviews(
                Runtime.getRuntime().maxMemory() / 16,
                decisions::shown,
                () -> ThreadLocalRandom.current().nextDouble());
    }

    @Produces
    @Singleton
    Connections connections() {
        return new Connections();
    }

    @Produces
    @Singleton
    LangChain4jHost langChain4j(Vertx vertx, Settings said, InstantSource clock, Preflight ports) {
        return said.verb()
                ? LangChain4jHost.closed()
                : LangChain4jHost.open(vertx, clock, ports.spare());
    }

    @Produces
    @Singleton
    Configuring.Simulation simulation(Vertx vertx, Preflight ports) {
        return () -> new SimProvider(vertx).start(ports.spare());
    }

    @Produces
    @Singleton
    Upstreams upstreams(
            Vertx vertx, @All List<Dialect> dialects, Meters meters, Fleets fleets, Terms terms) {
        return new Upstreams(vertx, dialects, meters, fleets, terms);
    }

    void close(@Disposes Upstreams upstreams) throws InterruptedException {
        upstreams.close();
    }
}
