package dev.sluice;

import dev.sluice.catalog.Catalog;
import dev.sluice.complexity.Signal;
import dev.sluice.config.Configuration;
import dev.sluice.config.Configurations;
import dev.sluice.config.Known;
import dev.sluice.dial.Dials;
import dev.sluice.dialect.Dialect;
import dev.sluice.route.Rule;
import dev.sluice.route.Rules;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Secret;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/// How configuration is read in this process: with the extensions that are installed, and what the
/// catalog knows.
final class Configuring {

    private static final Logger LOG = Logger.getLogger(Gateway.class);

    /// The default of [Settings#config].
    private static final Path UNNAMED = Path.of("config");

    /// Where the simulated provider is in a process that opens no port: nowhere.
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9/v1");

    /// The simulated provider, which opens its port when it is asked where it is.
    interface Simulation {
        URI started();
    }

    @Produces
    @Singleton
    Configurations configurations(
            @All List<Dialect> dialects,
            @All List<Signal> signals,
            @All List<Rule> rules,
            Dials dials,
            Settings settings,
            Simulation simulation) {
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
        URI sim = settings.verb() ? NOWHERE : simulation.started();
        List<Secret> peppers =
                Stream.of(settings.key().pepper(), settings.key().pepperBefore())
                        .flatMap(Optional::stream)
                        .map(Secret::new)
                        .toList();
        return new Configurations() {
            @Override
            public Configuration in(Path directory) {
                return in(directory, peppers);
            }

            @Override
            public Configuration in(Path directory, List<Secret> peppers) {
                return new Configuration(directory, known, sim, System::getenv, peppers);
            }
        };
    }

    private static Set<String> names(Stream<String> names) {
        return names.collect(Collectors.toUnmodifiableSet());
    }

    @Produces
    @Singleton
    Configuration configuration(Configurations configurations, Settings settings) {
        String absent = absent(settings.config());
        if (!settings.verb() && !absent.isEmpty()) {
            LOG.warn(absent);
        }
        return configurations.in(settings.config());
    }

    /// Why the embedded default is perhaps not what was meant; empty where nothing was named.
    static String absent(Path config) {
        return config.equals(UNNAMED) || Files.exists(config)
                ? ""
                : "sluice.config: the directory '%s' does not exist, and the embedded default is served with its simulation; make it, or say another in SLUICE_CONFIG"
                        .formatted(Labels.clean(config.toString()));
    }

    void close(@Disposes Configuration configuration) {
        configuration.close();
    }
}
