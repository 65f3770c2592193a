package dev.sluice.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hours of all names. One thread.
final class Tracks {

    /// One that is busy all hour takes 350 KB.
    static final int NAMES = 192;

    private final Map<Live.Key, Track> all = new HashMap<>();

    /// Null for a name nobody called.
    @Nullable Track find(Live.Key key) {
        return all.get(key);
    }

    /// Made when it is new; beyond the bound, that which was silent longest goes.
    Track of(Live.Key key) {
        Track known = all.get(key);
        if (known != null) {
            return known;
        }
        if (all.size() >= NAMES) {
            all.entrySet().stream()
                    .min(Comparator.comparingLong(entry -> entry.getValue().touched()))
                    .ifPresent(oldest -> all.remove(oldest.getKey()));
        }
        Track fresh = new Track(key.dimension().timed());
        all.put(key, fresh);
        return fresh;
    }

    /// The names called after a second.
    List<Live.Key> since(long second) {
        List<Live.Key> names = new ArrayList<>();
        all.forEach((key, track) -> {
            if (track.touched() > second) {
                names.add(key);
            }
        });
        return names;
    }
}
