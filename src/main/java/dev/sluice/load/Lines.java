package dev.sluice.load;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line of each model, the same over reloads. Any thread.
public final class Lines {

    private final Map<String, Line> lines = new ConcurrentHashMap<>();
    private final int places;
    private volatile boolean dismissed;

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

    /// Those that have one.
    public Set<String> models() {
        return lines.keySet();
    }

    /// Lets go of one in which nobody waits.
    public void forget(String model) {
        lines.computeIfPresent(model, (_, line) -> line.waiting() > 0 ? line : null);
    }

    /// Sends everybody away who waits; who joins from now on is to be sent away too.
    public void dismiss() {
        dismissed = true;
        lines.values().forEach(Line::dismiss);
    }

    public boolean dismissed() {
        return dismissed;
    }
}
