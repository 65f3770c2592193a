package dev.sluice.fleet;

import java.util.Arrays;
import java.util.List;

/// A consistent ring: each replica owns points on a circle of hashes, a key belongs to the owner of
/// the next point, and a replica that comes or goes moves only its own share of the keys. The same
/// on every instance of the gateway. Immutable.
final class Ring {

    /// Points of one replica: shares of the keys then differ by about an eighth (1 / sqrt(64)).
    private static final int POINTS = 64;

    private final long[] points;
    private final int[] owners;

    Ring(List<Replica> members) {
        long[] all = new long[members.size() * POINTS];
        long[][] pairs = new long[all.length][];
        for (int i = 0; i < pairs.length; i++) {
            String name = members.get(i / POINTS).address().getAuthority();
            pairs[i] = new long[] {mixed(name.hashCode() * 31L + i % POINTS), i / POINTS};
        }
        Arrays.sort(pairs, (a, b) -> Long.compare(a[0], b[0]));
        points = all;
        owners = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            points[i] = pairs[i][0];
            owners[i] = (int) pairs[i][1];
        }
    }

    /// The first of these replicas at or after a key; -1 when there are none.
    ///
    /// @param among a bit for each replica
    int owner(long key, long among) {
        long place = mixed(key);
        int at = Arrays.binarySearch(points, place);
        int from = at < 0 ? -at - 1 : at;
        for (int i = 0; i < points.length; i++) {
            int owner = owners[(from + i) % points.length];
            if ((among >>> owner & 1) != 0) {
                return owner;
            }
        }
        return -1;
    }

    /// The finalizer of SplitMix64 (Steele et al., 2014).
    static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
