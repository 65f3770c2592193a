package dev.sluice.fleet;

import java.util.List;

/// What one more request costs at a replica, relative to the others.
final class Costs {

    /// Who has the adapter loaded already saves as much as a request that waits.
    private static final double ADAPTER = Reading.WAITING;

    /// Enough but for one draw in thousands; then the last one drawn is kept.
    private static final int TRIES = 32;

    private Costs() {}

    /// One at random, each as likely as it is able: drawn evenly, and kept as often as that.
    ///
    /// @param most that any can do
    static int drawn(
            List<? extends Candidate> all,
            long in,
            double fastest,
            double most,
            long now,
            long draw) {
        int count = Long.bitCount(in);
        int one = -1;
        for (int i = 0; i < TRIES; i++) {
            long roll = Ring.mixed(draw + i);
            one = Rotation.nth(in, (int) ((roll >>> 33) % count));
            double chance = (roll & Integer.MAX_VALUE) * 0x1p-31;
            if (chance * most <= able(all.get(one).replica(), fastest, now)) {
                return one;
            }
        }
        return one;
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
