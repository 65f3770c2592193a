package dev.sluice.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/// Makes meters from the catalogue: the one place that calls Micrometer's builders. Slow; callers
/// hold what they get. Making the same meter again gives the same meter.
final class Register {

    private static final double NANOS = 1e9;
    private static final Set<String> OURS =
            Arrays.stream(Family.values()).map(Family::id).collect(Collectors.toUnmodifiableSet());

    private final MeterRegistry registry;
    private final Guard guard = new Guard();
    private volatile double[] promises = {};

    Register(MeterRegistry registry) {
        this.registry = registry;
        for (Axis axis : Axis.values()) {
            FunctionCounter.builder(
                            Family.COLLAPSED.id(), guard.collapsed(axis), adder -> adder.sum())
                    .tags(tags(Family.COLLAPSED, axis.word()))
                    .register(registry);
        }
    }

    Counter counter(Family family, String... values) {
        return Counter.builder(family.id())
                .description(family.help())
                .tags(tags(family, values))
                .register(registry);
    }

    /// What somebody counts already.
    ///
    /// @param count held strongly, and read on each scrape
    void counted(Family family, LongSupplier count) {
        FunctionCounter.builder(family.id(), count, LongSupplier::getAsLong)
                .description(family.help())
                .register(registry);
    }

    Timer timer(Family family, String... values) {
        return Timer.builder(family.id())
                .description(family.help())
                .tags(tags(family, values))
                .serviceLevelObjectives(durations(family))
                .register(registry);
    }

    DistributionSummary summary(Family family, String... values) {
        return DistributionSummary.builder(family.id())
                .description(family.help())
                .tags(tags(family, values))
                .serviceLevelObjectives(family.shape().edges())
                .register(registry);
    }

    /// Takes the place of a gauge with the same tags.
    ///
    /// @param state held strongly, and read on each scrape
    <T> Gauge gauge(Family family, T state, ToDoubleFunction<T> read, String... values) {
        List<Tag> tags = ungauge(family, values);
        return Gauge.builder(family.id(), state, read)
                .description(family.help())
                .baseUnit(family.shape() == Shape.SECONDS ? "seconds" : null)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /// Takes a gauge away; its tags.
    List<Tag> ungauge(Family family, String... values) {
        List<Tag> tags = tags(family, values);
        registry.removeByPreFilterId(
                new Meter.Id(family.id(), Tags.of(tags), null, null, Meter.Type.GAUGE));
        return tags;
    }

    /// Further edges of the time to the first token. Its meters go when they change, and come back
    /// with the new edges.
    void promise(Collection<Duration> firstToken) {
        double[] seconds =
                firstToken.stream().mapToDouble(edge -> edge.toNanos() / NANOS).sorted().toArray();
        if (!Arrays.equals(promises, seconds)) {
            promises = seconds;
            remove(meter -> meter.getId().getName().equals(Family.SERVER_FIRST_TOKEN.id()));
        }
    }

    /// What a gauge stands at; NaN when there is none.
    ///
    /// @param first values of its first tags, as many as matter
    double standsAt(String id, String... first) {
        return registry.find(id).gauges().stream()
                .filter(gauge -> values(gauge).containsAll(List.of(first)))
                .mapToDouble(Gauge::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// The first tag of each gauge that stands at this.
    List<String> where(Family family, double value) {
        return registry.find(family.id()).gauges().stream()
                .filter(gauge -> gauge.value() == value)
                .map(gauge -> String.valueOf(gauge.getId().getTag(family.keys().getFirst())))
                .toList();
    }

    private static List<String> values(Gauge gauge) {
        return gauge.getId().getTags().stream().map(Tag::getValue).toList();
    }

    Guard guard() {
        return guard;
    }

    void retain(Known known) {
        guard.know(known);
        remove(meter -> !meter.getId().getTags().stream().allMatch(guard::permits));
    }

    void remove(Meter meter) {
        registry.remove(meter);
    }

    /// Looks at every meter of ours.
    void remove(Predicate<Meter> which) {
        registry.getMeters().stream()
                .filter(meter -> OURS.contains(meter.getId().getName()))
                .filter(which)
                .forEach(registry::remove);
    }

    private Duration[] durations(Family family) {
        double[] more = family == Family.SERVER_FIRST_TOKEN ? promises : new double[0];
        return Arrays.stream(family.shape().edges(more))
                .mapToObj(seconds -> Duration.ofNanos(Math.round(seconds * NANOS)))
                .toArray(Duration[]::new);
    }

    private List<Tag> tags(Family family, String... values) {
        List<String> keys = family.keys();
        if (keys.size() != values.length) {
            throw new IllegalArgumentException(
                    family + " takes " + keys + ", given " + Arrays.toString(values));
        }
        List<Tag> tags = new ArrayList<>(values.length);
        for (int i = 0; i < values.length; i++) {
            Axis axis = Axis.of(keys.get(i));
            String value = axis == null ? values[i] : guard.name(axis, values[i]);
            tags.add(Tag.of(keys.get(i), value));
        }
        return tags;
    }

    /// Handles made once per combination and held, so that a recording costs one look-up. Any
    /// thread.
    static final class Held<K, M> {

        private final ConcurrentHashMap<K, M> held = new ConcurrentHashMap<>();
        private final Function<K, M> make;

        Held(Function<K, M> make) {
            this.make = make;
        }

        /// Reads first: `computeIfAbsent` alone locks a bin even when the key is there.
        M of(K key) {
            M found = held.get(key);
            return found != null ? found : held.computeIfAbsent(key, make);
        }

        void forget() {
            held.clear();
        }
    }
}
