package dev.sluice.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The hours of all names. Each dimension has room of its own, so that many names of one push out
/// none of another. One thread.
final class Tracks {

    /// A track has forgotten everything after this long.
    private static final int HOUR = 3600;

    private final Map<Live.Key, Track> all = new HashMap<>();
    private long forgotten;

    /// Null for a name nobody called.
    @Nullable Track find(Live.Key key) {
        return all.get(key);
    }

    /// Made when it is new. Where its dimension is full, one that was silent for an hour makes
    /// room; else that which was silent longest is forgotten, or for models and targets, which an
    /// operator must always see, the new one is not taken in.
    ///
    /// @param now a second
    @Nullable Track of(Live.Key key, long now) {
        Track known = all.get(key);
        if (known != null) {
            return known;
        }
        Dimension dimension = key.dimension();
        if (count(dimension) >= dimension.names() && !room(dimension, now)) {
            return null;
        }
        Track fresh = new Track(dimension.timed());
        all.put(key, fresh);
        return fresh;
    }

    private int count(Dimension dimension) {
        int count = 0;
        for (Live.Key key : all.keySet()) {
            count += key.dimension() == dimension ? 1 : 0;
        }
        return count;
    }

    private boolean room(Dimension dimension, long now) {
        Map.Entry<Live.Key, Track> oldest =
                all.entrySet().stream()
                        .filter(entry -> entry.getKey().dimension() == dimension)
                        .min(Comparator.comparingLong(entry -> entry.getValue().touched()))
                        .orElseThrow();
        boolean over = oldest.getValue().touched() < now - HOUR;
        forgotten += over ? 0 : 1;
        if (over || dimension.yields()) {
            all.remove(oldest.getKey());
            return true;
        }
        return false;
    }

    /// How often a name with calls in the last hour found no place, or lost it.
    long forgotten() {
        return forgotten;
    }

    int held() {
        return all.size();
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
