package dev.sluice.fault;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// How many extra attempts one provider may get: a fifth of its requests, and never fewer than
/// three a second (reliability.md R11, after Gateway API's GEP-3388). A bucket of thirty, filled
/// when it is asked, so that a request that goes well costs one increment. Any thread.
public final class RetryBudget {

    private static final double SHARE = 0.2;
    private static final double PER_SECOND = 3;
    private static final double BUCKET = 30;

    private final LongAdder requests = new LongAdder();
    private double tokens = BUCKET;
    private long counted;
    private long filledAt;

    /// @param now on the clock of `System.nanoTime()`
    public RetryBudget(long now) {
        this.filledAt = now;
    }

    /// A first attempt was made.
    public void requested() {
        requests.increment();
    }

    /// Whether one more attempt may be made; it then counts as made.
    public synchronized boolean takes(long now) {
        long sum = requests.sum();
        double seconds = (double) (now - filledAt) / TimeUnit.SECONDS.toNanos(1);
        double earned = Math.max(SHARE * (sum - counted), PER_SECOND * seconds);
        tokens = Math.min(BUCKET, tokens + Math.max(0, earned));
        counted = sum;
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    /// The attempt was not made after all.
    public synchronized void restore() {
        tokens++;
    }
}
