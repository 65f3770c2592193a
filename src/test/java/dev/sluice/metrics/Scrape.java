package dev.sluice.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The text a Prometheus would read from a [Meters], and questions about it. A meter that could not
/// be registered is a failure of the test, not a warning.
final class Scrape {

    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(
                    PrometheusConfig.DEFAULT, new CollectorRegistry(true), Clock.SYSTEM);
    final Meters meters;

    Scrape() {
        registry.config()
                .onMeterRegistrationFailed((id, why) -> {
                    throw new IllegalStateException(id + ": " + why);
                });
        meters = new Meters(registry);
    }

    List<String> lines() {
        return registry.scrape().lines().filter(line -> !line.startsWith("#")).toList();
    }

    /// Of samples, without their labels.
    Set<String> names() {
        return lines().stream()
                .map(line -> line.replaceAll("[{ ].*", ""))
                .collect(Collectors.toSet());
    }

    List<String> series(String name) {
        return lines().stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .toList();
    }

    /// Label names of every series of a sample, `le` left out.
    Set<String> labels(String name) {
        return series(name).stream()
                .flatMap(line -> LABEL.matcher(line).results())
                .map(match -> match.group(1))
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Collection<String> values(String name, String label) {
        return series(name).stream()
                .flatMap(line -> LABEL.matcher(line).results())
                .filter(match -> match.group(1).equals(label))
                .map(match -> match.group(2))
                .distinct()
                .toList();
    }

    /// The value of the one series of this name whose labels contain all those given.
    double value(String name, String... labels) {
        List<String> found =
                series(name).stream()
                        .filter(line -> List.of(labels).stream().allMatch(line::contains))
                        .toList();
        if (found.size() != 1) {
            throw new AssertionError(name + " " + List.of(labels) + ": " + found);
        }
        Matcher number = Pattern.compile(" ([^ ]+)$").matcher(found.getFirst());
        number.find();
        return Double.parseDouble(number.group(1));
    }
}
