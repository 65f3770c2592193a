package dev.sluice.fleet;

import dev.sluice.catalog.Provider.Balance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Servers that queue, on a clock of their own, behind the very code that chooses among real ones.
/// A request is begun when a slot is free; its first token comes after the prefill, which is short
/// when its key is among the last that the server saw.
final class Simulation {

    static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long START = TimeUnit.SECONDS.toNanos(1);
    private static final int CACHED = 40;
    private static final int LEARNT = 500;

    private record Event(long at, long number, Runnable what) {}

    /// Where the next request goes.
    @FunctionalInterface
    interface Policy {
        int choose(long key, long now, long draw);
    }

    final Bench bench;
    final Server[] servers;
    final List<Long> firstTokens = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::at).thenComparingLong(Event::number));
    private final SplittableRandom random;
    private long now = START;
    private long number;
    int hits;

    /// @param speeds of the servers: slots, and how many times faster than the slowest
    Simulation(long seed, int... speeds) {
        random = new SplittableRandom(seed);
        bench = Bench.of(speeds.length);
        servers = new Server[speeds.length];
        for (int i = 0; i < speeds.length; i++) {
            servers[i] = new Server(i, speeds[i]);
        }
    }

    Policy by(Balance how) {
        return (key, at, draw) -> bench.choose(how, key, at, draw);
    }

    /// Shares drawn by weight, whatever the load: the best that no look at a server can give.
    Policy split(double... weights) {
        double all = Arrays.stream(weights).sum();
        return (_, _, draw) -> {
            double left = (draw >>> 11) * 0x1p-53 * all;
            int i = 0;
            while (i < weights.length - 1 && left >= weights[i]) {
                left -= weights[i++];
            }
            return i;
        };
    }

    void at(long millis, Runnable what) {
        events.add(new Event(START + millis * MILLI, number++, what));
    }

    private void later(double millis, Runnable what) {
        events.add(new Event(now + (long) (millis * MILLI), number++, what));
    }

    /// Requests at a rate, at random times, each of one of so many conversations.
    Simulation run(Policy policy, double perSecond, int keys, int requests) {
        double at = 0;
        for (int i = 0; i < requests; i++) {
            at += -Math.log(1 - random.nextDouble()) * 1_000 / perSecond;
            long key = Ring.mixed(random.nextInt(keys));
            at((long) at, () -> arrive(policy, key));
        }
        for (long scrape = 0; scrape < at; scrape += 500) {
            at(
                    scrape,
                    () -> {
                        for (Server one : servers) {
                            one.tell();
                        }
                    });
        }
        while (!events.isEmpty()) {
            Event next = events.remove();
            now = next.at;
            next.what.run();
        }
        return this;
    }

    private void arrive(Policy policy, long key) {
        int chosen = policy.choose(key, now, random.nextLong());
        servers[chosen].take(key);
    }

    /// Of what came after the first requests, from which the servers' speeds are learnt.
    long p99() {
        List<Long> sorted = firstTokens.stream().skip(LEARNT).sorted().toList();
        return sorted.get(sorted.size() * 99 / 100) / MILLI;
    }

    double hitShare() {
        return (double) hits / firstTokens.size();
    }

    final class Server {

        private record Waiting(long key, long since) {}

        final int index;
        private final int slots;
        private final double slow;
        private final Deque<Waiting> queue = new ArrayDeque<>();
        private final Map<Long, Boolean> cache =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Long, Boolean> eldest) {
                        return size() > CACHED;
                    }
                };
        private int running;
        private int spoken;
        int taken;
        boolean lies;
        boolean silent;

        Server(int index, int speed) {
            this.index = index;
            this.slots = speed;
            this.slow = 8.0 / speed;
        }

        private Replica replica() {
            return bench.replica(index);
        }

        void tell() {
            if (!silent) {
                replica()
                        .told(
                                new Reading(
                                        lies ? 0 : running,
                                        lies ? 0 : queue.size(),
                                        0,
                                        true,
                                        Set.of(),
                                        spoken,
                                        now),
                                replica().underWay());
            }
        }

        void take(long key) {
            taken++;
            replica().began();
            queue.add(new Waiting(key, now));
            begin();
        }

        private void begin() {
            while (running < slots && !queue.isEmpty()) {
                Waiting next = queue.remove();
                boolean cached = cache.put(next.key, true) != null;
                hits += cached ? 1 : 0;
                running++;
                double prefill = (cached ? 10 : 40) * slow;
                later(prefill, () -> speak(next));
                later(prefill + 200 + random.nextInt(200), this::end);
            }
        }

        private void speak(Waiting one) {
            spoken++;
            firstTokens.add(now - one.since);
            replica().spoke(one.since, now);
        }

        private void end() {
            running--;
            replica().ended();
            begin();
        }
    }
}
