package dev.sluice.fault;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// How many extra attempts the requests of one provider may bring on: a share of them, and never
/// fewer than some a second (reliability.md R11, after Gateway API's GEP-3388). A bucket, filled
/// when it is asked, so that a request that goes well costs one increment. Any thread.
public final class RetryBudget {

    /// @param share of the requests
    /// @param perSecond that are always allowed
    /// @param burst that may come at once
    public record Terms(double share, int perSecond, int burst) {}

    private final LongAdder requests = new LongAdder();
    private Terms terms;
    private double tokens;
    private long counted;
    private long filledAt;

    /// @param now on the clock of `System.nanoTime()`
    public RetryBudget(Terms terms, long now) {
        this.terms = terms;
        this.tokens = terms.burst;
        this.filledAt = now;
    }

    /// Other terms count from now on; what was spent stays spent.
    public synchronized void goBy(Terms terms) {
        this.terms = terms;
    }

    /// A first attempt was made.
    public void requested() {
        requests.increment();
    }

    /// Whether one more attempt may be made; it then counts as made.
    public synchronized boolean takes(long now) {
        long sum = requests.sum();
        double seconds = (double) (now - filledAt) / TimeUnit.SECONDS.toNanos(1);
        double earned = Math.max(terms.share * (sum - counted), terms.perSecond * seconds);
        tokens = Math.min(terms.burst, tokens + Math.max(0, earned));
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
