package dev.sluice.admin;

import dev.sluice.catalog.Model;
import dev.sluice.config.Configuration;
import dev.sluice.live.Dimension;
import dev.sluice.live.Live;
import dev.sluice.metrics.Meters;
import dev.sluice.metrics.Present;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The events of the live stream, made once for all listeners. Off the event loops.
@Singleton
final class Ticks {

    private static final int WINDOW = 60;

    /// Until then, the ledger's thread may still bring calls of the second before.
    private static final long LATE_MILLIS = 100;

    private final Live live;
    private final Configuration configuration;
    private final Present present;
    private final InstantSource clock;
    private String made = "";
    private long madeFor = -1;

    @Inject
    Ticks(Live live, Configuration configuration, Meters meters, InstantSource clock) {
        this.live = live;
        this.configuration = configuration;
        this.present = new Present(meters);
        this.clock = clock;
    }

    /// @param second the newest one told
    record Told(long second, String events) {}

    /// Everything after a second, a minute at most; the newest alone for -1.
    synchronized Told since(long seen) {
        long last = (clock.millis() - LATE_MILLIS) / 1000 - 1;
        if (seen == last) {
            return new Told(last, "");
        }
        StringBuilder events = new StringBuilder();
        if (seen >= 0 && seen <= last) {
            for (long second = Math.max(seen + 1, last - WINDOW); second < last; second++) {
                events.append(event(second, late(second)));
            }
        }
        if (madeFor != last) {
            made = event(last, now(last));
            madeFor = last;
        }
        return new Told(last, events.append(made).toString());
    }

    private static String event(long second, Tick tick) {
        return "event: tick\nid: " + second + "\ndata: " + Json.text(tick) + "\n\n";
    }

    private Tick now(long last) {
        return tick((last + 1) * 1000, false, keys(last, true), targets());
    }

    private Tick late(long second) {
        return tick((second + 1) * 1000, true, keys(second, false), List.of());
    }

    private Tick tick(long at, boolean late, List<Tick.Key> keys, List<Standing> targets) {
        return new Tick(
                at,
                late,
                WINDOW,
                present.inFlight(),
                present.streamsOpen(),
                configuration.current().generation(),
                keys,
                targets);
    }

    private List<Tick.Key> keys(long second, boolean stats) {
        List<Tick.Key> keys = new ArrayList<>();
        for (Live.Key key : live.busy(2 * WINDOW)) {
            if (key.dimension().compareTo(Dimension.RULE) < 0) {
                keys.add(
                        new Tick.Key(
                                key.dimension().word(),
                                key.name(),
                                Tick.Second.of(live.second(key, second)),
                                stats ? Stats.of(live.window(key, WINDOW), WINDOW) : null));
            }
        }
        return keys;
    }

    private List<Standing> targets() {
        List<Standing> targets = new ArrayList<>();
        for (Model model : configuration.current().models().values()) {
            model.provider()
                    .addresses()
                    .forEach(address -> targets.add(Standing.of(present, model, address)));
        }
        return targets;
    }
}
