package dev.sluice.health;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The replicas of one model, which should be alike: one that is much slower than the others leaves
/// rotation, but never so that more than half are out, rounded down (reliability.md R17, R19). Any
/// thread.
public final class Peers {

    /// Below this the difference is noise, however large the ratio (chosen).
    private static final long NOISE = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<Health> members;

    public Peers(List<Health> members) {
        this.members = List.copyOf(members);
    }

    /// Called when a member's pace is known anew.
    synchronized void judge(Health one, long now) {
        long others = median(one);
        long mine = one.p95Nanos();
        boolean slow = others > 0 && mine > one.terms().slower() * others && mine - others > NOISE;
        if (slow && out() + 1 <= members.size() / 2) {
            one.leave(Reason.SLOW, now);
        }
    }

    private long out() {
        return members.stream().filter(Health::ejected).count();
    }

    /// Of the other members' 95th percentiles; 0 when none is known.
    private long median(Health one) {
        long[] others =
                members.stream()
                        .filter(other -> other != one)
                        .mapToLong(Health::p95Nanos)
                        .filter(p95 -> p95 > 0)
                        .toArray();
        Arrays.sort(others);
        return others.length == 0 ? 0 : others[(others.length - 1) / 2];
    }
}
