package dev.sluice.fleet;

import dev.sluice.catalog.Provider.Balance;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Which of a fleet's replicas gets the next attempt, of those in rotation (reliability.md R31 to
/// R33). Well below a microsecond for eight replicas, without allocation (`bench.FleetBench`). Pure
/// but for whose turn it is; any thread.
public final class Chooser {

    /// As many as there are bits in a long.
    public static final int MOST = 64;

    /// reliability.md R32: how much more than the mean a replica may have before a key goes on.
    private static final double BOUND = 1.25;

    /// Below it nothing queues on any server worth a fleet, and a warm prefix is worth more.
    private static final double FEW = 4;

    private final Ring ring;
    private final double most;
    private final AtomicInteger turn = new AtomicInteger();

    public Chooser(List<Replica> members) {
        this.ring = new Ring(members);
        this.most = members.stream().mapToDouble(Replica::capacity).max().orElse(1);
    }

    /// The index of the replica to try first.
    ///
    /// @param key equal for requests that share a prefix; matters for affinity alone
    /// @param draw any number, evenly
    public int first(Balance by, List<? extends Candidate> all, long key, long now, long draw) {
        long open = Rotation.open(all, now);
        long in = Rotation.eased(all, open, now, by == Balance.PREFIX_AFFINITY ? key : draw);
        return switch (by) {
            case ROUND_ROBIN ->
                    Rotation.nth(in, Math.floorMod(turn.getAndIncrement(), Long.bitCount(in)));
            case LEAST_LOAD -> lighter(all, in, now, draw);
            case PREFIX_AFFINITY -> bounded(all, in, key, now);
        };
    }

    /// Whether one may be used: a conversation that began there goes on there whatever the load.
    public static boolean serves(Candidate one, long now) {
        return Rotation.serves(one, now);
    }

    /// Power of two choices: of two at random, each as likely as it is able, the one that costs
    /// less. Never the least of all, on which every gateway would fall between two readings.
    private int lighter(List<? extends Candidate> all, long in, long now, long draw) {
        double fastest = Costs.fastest(all, in);
        int one = Costs.drawn(all, in, fastest, most, now, Ring.mixed(draw));
        long others = in & ~(1L << one);
        if (others == 0) {
            return one;
        }
        int other = Costs.drawn(all, others, fastest, most, now, Ring.mixed(~draw));
        return Costs.cost(all.get(one), fastest, now) <= Costs.cost(all.get(other), fastest, now)
                ? one
                : other;
    }

    /// The key's owner while it has few to do or little more than the mean, else the next on the
    /// ring; when all are full, the lightest.
    private int bounded(List<? extends Candidate> all, long in, long key, long now) {
        double fastest = Costs.fastest(all, in);
        double load = 1;
        double capacity = 0;
        int lightest = -1;
        for (int i = 0; i < all.size(); i++) {
            if (Rotation.has(in, i)) {
                load += all.get(i).replica().load(now);
                capacity += all.get(i).replica().capacity();
                lightest =
                        lightest < 0
                                        || Costs.cost(all.get(i), fastest, now)
                                                < Costs.cost(all.get(lightest), fastest, now)
                                ? i
                                : lightest;
            }
        }
        double bound = BOUND * load / capacity;
        for (long left = in; left != 0; ) {
            int owner = ring.owner(key, left);
            Replica replica = all.get(owner).replica();
            double each = replica.load(now) / replica.capacity();
            if (each <= FEW || each * replica.pace().slowness(fastest, now) <= bound) {
                return owner;
            }
            left &= ~(1L << owner);
        }
        return lightest;
    }
}
