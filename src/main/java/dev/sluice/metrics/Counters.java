package dev.sluice.metrics;

import dev.sluice.metrics.Family.TokenType;
import dev.sluice.metrics.Register.Held;
import io.micrometer.core.instrument.Counter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/// The counters that are not held by a model or a target, and the gauges that are set from time to
/// time. Counters whose tag values are a closed set start at 0, as `increase()` would miss the
/// first event of a series that appears with it.
final class Counters {

    private final Held<Key, Counter> held;
    private final Map<Key, AtomicReference<Double>> stated = new ConcurrentHashMap<>();
    private final Register register;

    Counters(Register register) {
        this.register = register;
        held = new Held<>(key -> register.counter(key.family(), key.values()));
        start(Family.AUTH_FAILURES, "missing", "malformed", "unknown", "expired", "disabled");
        start(Family.STREAMS_ABORTED, "client", "upstream", "timeout", "drain");
        start(Family.DECISIONS_DROPPED, "queue_full", "log_failed");
        start(Family.JUDGE, "raised", "lowered", "kept", "timeout", "denied");
        for (String reason : new String[] {"length", "schema", "tool_call", "refusal", "empty"}) {
            of(Family.ESCALATIONS, reason, "answered");
            of(Family.ESCALATIONS, reason, "failed");
        }
        start(Family.RETRIES_DENIED, "budget", "deadline", "retry_after");
    }

    Counter of(Family family, String a) {
        return held.of(new Key(family, a, "", "", "", ""));
    }

    Counter of(Family family, String a, String b) {
        return held.of(new Key(family, a, b, "", "", ""));
    }

    Counter of(Family family, String a, String b, String c) {
        return held.of(new Key(family, a, b, c, "", ""));
    }

    Counter of(Family family, String a, String b, String c, String d, String e) {
        return held.of(new Key(family, a, b, c, d, e));
    }

    /// Sets a gauge of one key, or of two; one that is made shows its value at once.
    void state(Family family, double value, String a, String b) {
        stated.computeIfAbsent(
                        new Key(family, a, b, "", "", ""),
                        key -> {
                            AtomicReference<Double> first = new AtomicReference<>(value);
                            register.gauge(family, first, AtomicReference::get, key.values());
                            return first;
                        })
                .set(value);
    }

    /// Types that do not occur make no series.
    void tokens(
            String team,
            String model,
            long input,
            long cached,
            long cacheWrite,
            long output,
            long reasoning) {
        add(team, model, TokenType.INPUT, input);
        add(team, model, TokenType.CACHED_INPUT, cached);
        add(team, model, TokenType.CACHE_CREATION_INPUT, cacheWrite);
        add(team, model, TokenType.OUTPUT, output);
        add(team, model, TokenType.REASONING, reasoning);
    }

    private void add(String team, String model, String type, long count) {
        if (count > 0) {
            of(Family.TOKENS, team, model, type).increment(count);
        }
    }

    void forget() {
        held.forget();
        stated.clear();
    }

    private void start(Family family, String... values) {
        Arrays.stream(values).forEach(value -> of(family, value));
    }

    /// As many values as the family has keys, the rest empty: no array is made to look one up.
    private record Key(Family family, String a, String b, String c, String d, String e) {

        String[] values() {
            return List.of(a, b, c, d, e).subList(0, family.keys().size()).toArray(String[]::new);
        }
    }
}
