package dev.sluice.metrics;

import dev.sluice.wire.Tier;

/// What is counted where a first score or a first answer was not enough. Any thread.
public final class Doubts {

    private final Counters counters;

    Doubts(Counters counters) {
        this.counters = counters;
    }

    /// A rule was considered; counted when its effect is `failed`.
    public void rule(String rule, String effect) {
        if (effect.equals("failed")) {
            counters.of(Family.RULE_ERRORS, rule).increment();
        }
    }

    /// Another target took over.
    public void fallback(String from, String to, String reason) {
        counters.of(Family.FALLBACKS, from, to, reason).increment();
    }

    /// A second opinion came inside the band.
    public void judged(Tier first, Tier told) {
        int up = told.compareTo(first);
        missed(up > 0 ? "raised" : up < 0 ? "lowered" : "kept");
    }

    /// A second opinion did not come: timeout or denied.
    public void missed(String outcome) {
        counters.of(Family.JUDGE, outcome).increment();
    }

    /// A whole answer fell short and a stronger model answered again, or failed to. `reason` is
    /// length, schema, tool_call or empty.
    public void escalated(String reason, boolean answered) {
        counters.of(Family.ESCALATIONS, reason, answered ? "answered" : "failed").increment();
    }

    /// An answer ended; counted when that was at its length limit and it had said nothing.
    public void stopped(boolean cutEmpty, String tier, String model) {
        if (cutEmpty) {
            counters.of(Family.EMPTY, tier, model).increment();
        }
    }
}
