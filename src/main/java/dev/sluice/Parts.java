package dev.sluice;

import dev.sluice.ask.AskReader;
import dev.sluice.catalog.Catalog;
import dev.sluice.complexity.Judge;
import dev.sluice.complexity.Signal;
import dev.sluice.complexity.Steady;
import dev.sluice.config.Configuration;
import dev.sluice.config.Configurations;
import dev.sluice.config.Known;
import dev.sluice.dial.Dials;
import dev.sluice.dialect.Dialect;
import dev.sluice.dialect.LangChain4jHost;
import dev.sluice.fleet.Fleets;
import dev.sluice.limit.Admission;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.route.Outlook;
import dev.sluice.route.Rule;
import dev.sluice.route.Rules;
import dev.sluice.sim.SimProvider;
import dev.sluice.upstream.Upstreams;
import dev.sluice.wire.Secret;
import io.quarkus.arc.All;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What [Gateway] is made of. The rooms know nothing of CDI but how their extensions are found, so
/// this is the one place where they are put together.
final class Parts {

    /// Where the simulated provider is in a process that opens no port: nowhere.
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/v1");

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

    @Produces
    @Singleton
    LangChain4jHost langChain4j(Vertx vertx, Settings settings, InstantSource clock) {
        return settings.verb() ? LangChain4jHost.closed() : LangChain4jHost.open(vertx, clock);
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

    @Produces
    @Singleton
    Configurations configurations(
            @All List<Dialect> dialects,
            @All List<Signal> signals,
            @All List<Rule> rules,
            Dials dials,
            Settings settings,
            Vertx vertx) {
        Catalog catalog = new Catalog();
        Known known =
                new Known(
                        names(dialects.stream().map(Dialect::name)),
                        names(signals.stream().map(Signal::name)),
                        names(rules.stream().map(Rule::name)),
                        new Rules(rules)::compile,
                        catalog::card,
                        catalog::price,
                        dials::spread);
        URI simulation =
                settings.verb()
                        ? NOWHERE
                        : new SimProvider(vertx)
                                .start()
                                .toCompletionStage()
                                .toCompletableFuture()
                                .join();
        List<Secret> peppers =
                Stream.of(settings.key().pepper(), settings.key().pepperBefore())
                        .flatMap(Optional::stream)
                        .map(Secret::new)
                        .toList();
        return directory ->
                new Configuration(directory, known, simulation, System::getenv, peppers);
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toUnmodifiableSet());
    }

    @Produces
    @Singleton
    Configuration configuration(Configurations configurations, Settings settings) {
        return configurations.in(settings.config());
    }

    void close(@Disposes Configuration configuration) {
        configuration.close();
    }
}
