package dev.sluice.fault;

import java.util.concurrent.atomic.LongAdder;

/// How often, and how dearly, one route's calls may be sent to two targets: a share of its calls
/// and a sum of money per UTC day (reliability.md R28). A bucket that is filled when it is asked,
/// so that a call that needs no second attempt costs one increment. What is allowed is said anew
/// each time, and what was spent is not: a reload refills nothing. Any thread.
public final class HedgeBudget {

    /// Second attempts in a row, after a time without any (chosen: enough for one bad moment of a
    /// target, and far from doubling its load).
    private static final double BUCKET = 5;

    private final LongAdder calls = new LongAdder();
    private double tokens = 1;
    private long counted;
    private long day = -1;
    private long spent;

    /// A call that may be hedged was made.
    public void called() {
        calls.increment();
    }

    /// Whether a second attempt may begin; it then counts as begun, and its cost as spent.
    ///
    /// @param share of the calls
    /// @param microsPerDay what all may cost in a day
    /// @param micros what this one may cost
    /// @param epochDay in UTC
    public synchronized boolean takes(double share, long microsPerDay, long micros, long epochDay) {
        long sum = calls.sum();
        tokens = Math.min(BUCKET, tokens + share * (sum - counted));
        counted = sum;
        turn(epochDay);
        if (tokens < 1 || micros > microsPerDay - spent) {
            return false;
        }
        tokens--;
        spent += micros;
        return true;
    }

    /// What an attempt really cost, in the place of what it might have.
    ///
    /// @param since the day on which that was taken
    public synchronized void settled(long reserved, long since, long micros, long epochDay) {
        turn(epochDay);
        spent += micros - (since == day ? reserved : 0);
    }

    /// The attempt was not made after all.
    public synchronized void undone() {
        tokens++;
    }

    private void turn(long epochDay) {
        if (epochDay != day) {
            day = epochDay;
            spent = 0;
        }
    }
}
