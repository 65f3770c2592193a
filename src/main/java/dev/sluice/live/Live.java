package dev.sluice.live;

import dev.sluice.ledger.Entry;
import dev.sluice.ledger.Tap;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The last hour of every name. Calls are gathered by what they have in common, which costs the
/// ledger's thread some 100 ns each, and spread to the names once a second or when somebody looks.
/// Bounded per dimension ([Dimension#names]): [#held] says whether names found no place. Any
/// thread; reading waits for no call, and the ledger's thread waits for a reader for microseconds.
public final class Live implements Tap {

    /// One name of one dimension.
    public record Key(Dimension dimension, String name) {}

    private final InstantSource clock;
    private final Gathered gathered = new Gathered();
    private final Tracks tracks = new Tracks();
    private volatile Set<String> routes = Set.of();
    private long second;

    public Live(InstantSource clock) {
        this.clock = clock;
    }

    /// The names of the routes there are, at start and after each reload: what else a caller asked
    /// for is no route.
    public void routes(Set<String> names) {
        routes = Set.copyOf(names);
    }

    @Override
    public synchronized void took(Entry entry, long epochMillis) {
        turn(TimeUnit.MILLISECONDS.toSeconds(epochMillis));
        gathered.took(entry, routes);
    }

    @Override
    public synchronized void missed(Missed missed) {
        Sums lost = new Sums();
        lost.add(Count.REQUESTS, missed.calls());
        lost.add(Count.IN_TOKENS, missed.input());
        lost.add(Count.OUT_TOKENS, missed.output());
        lost.add(Count.COST, missed.costMicros());
        lost.add(Count.UNPRICED, missed.unpriced());
        turn(now());
        add(new Key(Dimension.ALL, ""), lost);
    }

    /// Spreads what was gathered when another second begins.
    private void turn(long now) {
        if (now != second) {
            gathered.spread(this::add);
            second = now;
        }
    }

    private void add(Key key, Sums sums) {
        Track track = tracks.of(key, second);
        if (track != null) {
            track.add(second, sums);
        }
    }

    private long now() {
        return TimeUnit.MILLISECONDS.toSeconds(clock.millis());
    }

    /// @param forgotten how often a name in use lost its place, or found none, since the start
    public record Held(int names, long forgotten) {}

    public synchronized Held held() {
        return new Held(tracks.held(), tracks.forgotten());
    }

    /// The names with a call in the last so many seconds.
    public synchronized List<Key> busy(int seconds) {
        gathered.spread(this::add);
        return tracks.since(now() - seconds);
    }

    /// What ended in the last so many seconds, this one included; zeros for a name nobody called.
    ///
    /// @param seconds at most 3600
    public synchronized Sums window(Key key, int seconds) {
        gathered.spread(this::add);
        Sums sums = new Sums();
        Track track = tracks.find(key);
        if (track != null) {
            track.window(seconds, now(), sums);
        }
        return sums;
    }

    /// What ended in one of the last 120 seconds.
    public synchronized Sums second(Key key, long second) {
        gathered.spread(this::add);
        Sums sums = new Sums();
        Track track = tracks.find(key);
        if (track != null) {
            track.second(second, sums);
        }
        return sums;
    }

    /// The newest steps up to the one of `last`, oldest first and without gaps.
    ///
    /// @param last a second, not after now
    public synchronized List<Cell> cells(Key key, Step step, long last) {
        gathered.spread(this::add);
        Track track = tracks.find(key);
        return (track == null ? new Track(false) : track).cells(step, last);
    }
}
