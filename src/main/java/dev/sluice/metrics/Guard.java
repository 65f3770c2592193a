package dev.sluice.metrics;

import io.micrometer.core.instrument.Tag;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// Bounds the number of series. A name that configuration does not hold, and a name beyond the
/// ceiling of its [Axis], becomes `other` and is counted. Asked when a meter is made, never per
/// recording.
///
/// Not a Micrometer `MeterFilter`: the registry remembers a filter's answer by the original id, and
/// a name that was `other` once would stay `other` after the reload that defines it.
final class Guard {

    static final String OTHER = "other";
    private static final String NONE = "none";

    // Both hold every axis from the start.
    private final Map<Axis, Set<String>> seen = new EnumMap<>(Axis.class);
    private final Map<Axis, LongAdder> collapsed = new EnumMap<>(Axis.class);
    private volatile @Nullable Known known;

    Guard() {
        for (Axis axis : Axis.values()) {
            seen.put(axis, new HashSet<>());
            collapsed.put(axis, new LongAdder());
        }
    }

    /// Until the first call every name passes, up to the ceilings.
    synchronized void know(Known names) {
        known = names;
        seen.forEach((axis, held) -> held.removeIf(name -> !names.holds(axis, name)));
    }

    /// Makes room for another name.
    synchronized void forget(Axis axis, String name) {
        Objects.requireNonNull(seen.get(axis)).remove(name);
    }

    synchronized String name(Axis axis, String name) {
        if (permits(axis, name) && fits(axis, name)) {
            return name;
        }
        collapsed(axis).increment();
        return OTHER;
    }

    /// Whether a series with this tag may stay.
    boolean permits(Tag tag) {
        Axis axis = Axis.of(tag.getKey());
        return axis == null || permits(axis, tag.getValue());
    }

    boolean permits(Axis axis, String name) {
        Known names = known;
        return names == null || isWord(name) || names.holds(axis, name);
    }

    LongAdder collapsed(Axis axis) {
        return Objects.requireNonNull(collapsed.get(axis));
    }

    private boolean fits(Axis axis, String name) {
        Set<String> held = Objects.requireNonNull(seen.get(axis));
        if (isWord(name) || held.contains(name)) {
            return true;
        }
        return held.size() < axis.ceiling() && held.add(name);
    }

    private static boolean isWord(String name) {
        return name.equals(NONE) || name.equals(OTHER);
    }
}
