package dev.sluice.metrics;

import dev.sluice.wire.Endpoint;

/// One of everything the catalogue knows, recorded once.
final class Traffic {

    private Traffic() {}

    static void everything(Meters meters) {
        call(meters);
        model(meters.model(Endpoint.CHAT, "prov", "m", "fast"));
        target(meters.target("prov", "m", "t"));
        money(meters);
        learned(new Hindsight(meters));
        meters.standing().build("0.1.0", "abc");
        meters.standing().estimator("7", "cafe");
        meters.standing().unscored(() -> 1);
        meters.standing().route("r", () -> 0.5, () -> 0.2, () -> 700);
        meters.standing().applied(1, "0badcafe", 1_800_000_000);
    }

    private static void call(Meters meters) {
        meters.arrived();
        meters.ended(Endpoint.CHAT, "a", "m", "2xx", "none");
        meters.decided("a/first", "fast", "score_low", 20_000, 0.2);
        meters.filtered("m", "modality");
        meters.doubts().missed("timeout");
        meters.doubts().escalated("length", true);
        meters.doubts().stopped(true, "reasoning", "m");
        meters.doubts().rule("a/first", "failed");
        meters.authFailed("missing");
        meters.requested("auto", "m");
        meters.overhead(true, 50_000);
        meters.overhead(false, 50_000);
        meters.standing().loopLag(10_000);
        strain(meters.standing().strain());
        meters.doubts().fallback("t", "u", "upstream_error");
        meters.retryDenied("budget");
        meters.streamAborted("client");
    }

    private static void strain(Strain strain) {
        strain.waits("batch", 1);
        strain.waited("batch", 1_000_000);
        strain.shed("queue_full", "batch");
        strain.stalled();
        strain.tried("1");
    }

    private static void model(ModelMeters model) {
        model.duration(true, "none", 1_000_000);
        model.firstToken(1_000_000);
        model.perOutputToken(1_000_000);
        model.usage(100, 20, 10, 50, 25);
    }

    private static void target(TargetMeters target) {
        target.attempt(Endpoint.CHAT, "none", 1_000_000);
        target.firstChunk(Endpoint.CHAT, 1_000_000);
        target.meanGap(Endpoint.CHAT, 1_000_000);
        target.stall(1_000_000);
        target.timeout("idle");
        target.retried("upstream_error");
        target.hedged("hedge_won");
        target.ejected("slow");
        target.inFlight(1);
        target.bears(() -> 100);
        target.breaker(2);
        target.up(false);
        target.sees(new Idle());
    }

    private static void money(Meters meters) {
        meters.tokens("a", "m", 100, 20, 10, 50, 25);
        meters.cost("a", "m", 42);
        meters.unpriced("m", "price_missing");
    }

    private static void learned(Hindsight hindsight) {
        hindsight.feedback("a", "fast", "under");
        hindsight.contested("a", "under");
        hindsight.signal("fast", "empty_length");
        hindsight.dropped("log_failed", 1);
        hindsight.held(() -> 7);
        hindsight.drift("auto", "score", true);
        hindsight.shift("auto", 0.15);
        hindsight.calibration(0.02, 0.01);
        hindsight.reliability(1, 0.1, 0.2);
    }

    static final class Idle implements TargetMeters.Seen {

        @Override
        public double running() {
            return 0;
        }

        @Override
        public double waiting() {
            return 0;
        }

        @Override
        public double cache() {
            return 0;
        }

        @Override
        public double asleep() {
            return 0;
        }

        @Override
        public double firstToken() {
            return 0;
        }

        @Override
        public double age() {
            return 0;
        }
    }
}
