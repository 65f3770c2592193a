package dev.sluice.load;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line of each model, the same over reloads. Any thread.
public final class Lines {

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final int places;

    /// @param places of each
    public Lines(int places) {
        this.places = places;
    }

    public Line of(String model) {
        return lines.computeIfAbsent(model, _ -> new Line(places));
    }

    /// Whether somebody waits for it.
    public boolean busy(String model) {
        Line line = lines.get(model);
        return line != null && line.waiting() > 0;
    }

    /// Those of other models go when nobody waits in them.
    public void retain(Set<String> models) {
        lines.entrySet()
                .removeIf(
                        line -> !models.contains(line.getKey()) && line.getValue().waiting() == 0);
    }

    /// Sends everybody away who waits.
    public void dismiss() {
        lines.values().forEach(Line::dismiss);
    }
}
