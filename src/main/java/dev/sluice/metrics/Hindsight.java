package dev.sluice.metrics;

import java.util.function.IntSupplier;

/// What is learned of decisions after they were made. Not for the data path. Any thread.
public final class Hindsight {

    private final Register register;
    private final Counters counters;

    public Hindsight(Meters meters) {
        register = meters.register;
        counters = meters.counters;
    }

    /// `verdict` is good, under, over or slow; each said once per decision.
    public void feedback(String team, String tier, String verdict) {
        counters.of(Family.FEEDBACK, team, tier, verdict).increment();
    }

    /// Feedback, the same asked again, or an answer that broke its form: `direction` is under or
    /// over.
    public void contested(String team, String direction) {
        counters.of(Family.CONTESTED, team, direction).increment();
    }

    /// `signal` is retry, rephrase, length, empty_length, what is wrong with an answer, whether it
    /// was escalated for it or went out (schema, tool_call, refusal, empty), what a judge says
    /// (blind_good, blind_under, blind_missed), or unread.
    public void signal(String tier, String signal) {
        counters.of(Family.SIGNALS, tier, signal).increment();
    }

    /// Records that are not held (`queue_full`) or not in the log (`log_failed`).
    public void dropped(String reason, long records) {
        if (records > 0) {
            counters.of(Family.DECISIONS_DROPPED, reason).increment(records);
        }
    }

    /// Said once.
    public void held(IntSupplier records) {
        register.gauge(Family.DECISIONS_HELD, records, IntSupplier::getAsInt);
    }

    /// `watch` is score, share, inputs, calibration, contested, silent_tier or scorer.
    public void drift(String route, String watch, boolean holds) {
        counters.state(Family.DRIFT, holds ? 1 : 0, route, watch);
    }

    /// Population stability index of a route's scores against the fit, over two windows in a row.
    public void shift(String route, double index) {
        counters.state(Family.SHIFT, index, route, "");
    }

    /// ECE over the newest labels of all teams, and what of it a new fit would take away.
    public void calibration(double error, double gain) {
        counters.state(Family.CALIBRATION, error, "all", "");
        counters.state(Family.REFIT_GAIN, gain, "all", "");
    }

    /// One bar of the reliability diagram over the same labels.
    ///
    /// @param bin from 1, the lowest probabilities first
    /// @param said mean probability
    /// @param seen share that needed the reasoning tier
    public void reliability(int bin, double said, double seen) {
        counters.state(Family.RELIABILITY, said, Integer.toString(bin), "said");
        counters.state(Family.RELIABILITY, seen, Integer.toString(bin), "seen");
    }
}
