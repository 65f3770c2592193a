package dev.sluice.fleet;

import dev.sluice.catalog.Provider.Balance;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Replicas of one model, all in rotation unless [#shares] says otherwise.
final class Bench {

    final double[] shares;
    private final List<Candidate> candidates = new ArrayList<>();
    private final Chooser chooser;

    static Bench of(int replicas) {
        return new Bench(ones(replicas));
    }

    Bench(int... capacities) {
        shares = new double[capacities.length];
        Arrays.fill(shares, 1);
        List<Replica> replicas = new ArrayList<>();
        for (int i = 0; i < capacities.length; i++) {
            Replica replica =
                    new Replica(URI.create("http://10.0.0." + i + ":8000/v1"), capacities[i]);
            replicas.add(replica);
            candidates.add(candidate(replica, i));
        }
        chooser = new Chooser(replicas);
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private Candidate candidate(Replica replica, int index) {
        return new Candidate() {
            @Override
            public Replica replica() {
                return replica;
            }

            @Override
            public String wanted() {
                return "m";
            }

            @Override
            public double share(long now) {
                return shares[index];
            }
        };
    }

    Replica replica(int index) {
        return candidates.get(index).replica();
    }

    int choose(Balance by, long key, long now, long draw) {
        return chooser.first(by, candidates, key, now, draw);
    }

    /// How often each was chosen in 4,000 draws, every time with another key.
    int[] spread(Balance by, long now, SplittableRandom random) {
        int[] counts = new int[shares.length];
        for (int i = 0; i < 4_000; i++) {
            counts[choose(by, random.nextLong(), now, random.nextLong())]++;
        }
        return counts;
    }

    /// The better of these two, when no other is in rotation.
    int pair(int one, int other, long now) {
        for (int i = 0; i < shares.length; i++) {
            shares[i] = i == one || i == other ? 1 : 0;
        }
        return choose(Balance.LEAST_LOAD, 0, now, 0);
    }
}
