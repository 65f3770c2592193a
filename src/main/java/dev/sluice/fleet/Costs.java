package dev.sluice.fleet;

import java.util.List;

/// What one more request costs at a replica, relative to the others.
final class Costs {

    /// Who has the adapter loaded already saves as much as a request that waits.
    private static final double ADAPTER = Reading.WAITING;

    private Costs() {}

    static int drawn(List<? extends Candidate> all, long in, double fastest, long now, long draw) {
        double sum = 0;
        for (int i = 0; i < all.size(); i++) {
            sum += Rotation.has(in, i) ? able(all.get(i).replica(), fastest, now) : 0;
        }
        double left = (draw >>> 11) * 0x1p-53 * sum;
        int last = -1;
        for (int i = 0; i < all.size() && left >= 0; i++) {
            if (Rotation.has(in, i)) {
                left -= able(all.get(i).replica(), fastest, now);
                last = i;
            }
        }
        return last;
    }

    /// What it can do, relative to the others: by the operator's word and by what it shows.
    static double able(Replica replica, double fastest, long now) {
        return replica.capacity() / replica.pace().slowness(fastest, now);
    }

    static double cost(Candidate one, double fastest, long now) {
        return (load(one, now) + one.replica().next(now)) / able(one.replica(), fastest, now);
    }

    static double load(Candidate one, long now) {
        boolean loaded = one.replica().said().reading().adapters().contains(one.wanted());
        return Math.max(0, one.replica().load(now) - (loaded ? ADAPTER : 0));
    }

    static double fastest(List<? extends Candidate> all, long in) {
        double fastest = 0;
        for (int i = 0; i < all.size(); i++) {
            Pace pace = all.get(i).replica().pace();
            if (Rotation.has(in, i) && pace.known() && (fastest == 0 || pace.nanos() < fastest)) {
                fastest = pace.nanos();
            }
        }
        return fastest;
    }
}
