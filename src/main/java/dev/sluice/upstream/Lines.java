package dev.sluice.upstream;

import dev.sluice.load.Line;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who waits for each model; the same line over reloads. Any thread.
final class Lines {

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final int places;

    /// @param places in each line
    Lines(int places) {
        this.places = places;
    }

    Line of(String model) {
        return lines.computeIfAbsent(model, _ -> new Line(places));
    }

    /// Whether nobody waits.
    boolean empty(String model) {
        Line line = lines.get(model);
        return line == null || line.waiting() == 0;
    }

    /// Those of other models go when nobody waits in them.
    void retain(Set<String> models) {
        lines.entrySet()
                .removeIf(
                        line -> !models.contains(line.getKey()) && line.getValue().waiting() == 0);
    }
}
