package dev.sluice.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/// Sends the questions of a [DemoScript] at random moments, so many a second on average, whether or
/// not the ones before were answered: people do not wait for each other.
final class DemoTraffic {

    private static final int AT_ONCE = 500;

    /// One caller in thirty leaves a stream early, and one in twenty says what it thought.
    private static final int LEAVES = 30;

    private static final int SPEAKS = 20;

    private final URI base;
    private final List<String> keys;
    private final RandomGenerator random;
    private final Map<String, Integer> ended = new TreeMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    /// @param base up to and including `/v1/`
    /// @param keys of the teams to call as, in turn; empty for none
    DemoTraffic(URI base, List<String> keys, RandomGenerator random) {
        this.base = base;
        this.keys = keys;
        this.random = random;
    }

    /// What was asked and how it ended, and how often.
    Map<String, Integer> run(int perMinute, Duration time)
            throws IOException, InterruptedException {
        try (HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            DemoCaller caller = new DemoCaller(client, base);
            String key = keys.isEmpty() ? "" : keys.getFirst();
            DemoScript script = new DemoScript(random, caller.embedding(key));
            long end = System.nanoTime() + time.toNanos();
            double mean = Duration.ofMinutes(1).toNanos() / (double) perMinute;
            for (int i = 0; System.nanoTime() < end; i++) {
                LockSupport.parkNanos((long) (-Math.log(1 - random.nextDouble()) * mean));
                if (underWay.get() < AT_ONCE) {
                    DemoCaller.Asked asked =
                            new DemoCaller.Asked(
                                    script.next(),
                                    keys.isEmpty() ? "" : keys.get(i % keys.size()),
                                    random.nextInt(LEAVES) == 0,
                                    random.nextInt(SPEAKS) == 0);
                    underWay.incrementAndGet();
                    callers.execute(() -> ask(caller, asked));
                }
            }
        }
        return ended;
    }

    private void ask(DemoCaller caller, DemoCaller.Asked asked) {
        String how;
        try {
            how = caller.answered(asked);
        } catch (IOException broken) {
            how = "no answer";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            how = "no answer";
        }
        underWay.decrementAndGet();
        synchronized (ended) {
            ended.merge(asked.question().kind() + ": " + how, 1, Integer::sum);
        }
    }
}
