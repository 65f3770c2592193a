package dev.sluice.fleet;

import java.util.List;

/// Sets of a fleet's replicas as the bits of a long: who may be chosen.
final class Rotation {

    private Rotation() {}

    static boolean serves(Candidate one, long now) {
        return one.share(now) > 0
                && !one.replica().asleep(now)
                && !one.replica().presence().resting(now);
    }

    /// Those in rotation; those that will not answer only when there are no others.
    static long open(List<? extends Candidate> all, long now) {
        long awake = 0;
        long open = 0;
        for (int i = 0; i < all.size(); i++) {
            Candidate one = all.get(i);
            if (!one.replica().asleep(now)) {
                awake |= 1L << i;
                if (serves(one, now)) {
                    open |= 1L << i;
                }
            }
        }
        return open != 0 ? open : awake != 0 ? awake : -1L >>> (Chooser.MOST - all.size());
    }

    /// Without those that are eased in, but for as many requests, or keys, as their share says.
    ///
    /// @param chance evenly; equal for what is to be decided alike
    static long eased(List<? extends Candidate> all, long open, long now, long chance) {
        long in = open;
        for (int i = 0; i < all.size(); i++) {
            Candidate one = all.get(i);
            double share = Math.min(one.share(now), one.replica().presence().share(now));
            if (share < 1 && (Ring.mixed(chance + i) >>> 11) * 0x1p-53 >= share) {
                in &= ~(1L << i);
            }
        }
        return in == 0 ? open : in;
    }

    static boolean has(long bits, int index) {
        return (bits >>> index & 1) != 0;
    }

    static int nth(long bits, int n) {
        long left = bits;
        for (int i = 0; i < n; i++) {
            left &= left - 1;
        }
        return Long.numberOfTrailingZeros(left);
    }
}
