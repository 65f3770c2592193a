package dev.sluice.decisions;

import dev.sluice.metrics.Hindsight;
import dev.sluice.wire.Tier;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Watches each route for what it was not fitted to (routing-quality.md section 11, last table). A
/// watch holds after two bad windows in a row. It changes no policy; `docs/operate.md` says what to
/// do. One thread, off the event loops.
final class Drift {

    /// Score-decided requests in a window.
    static final int WINDOW = 500;

    /// Fewer labels than this say nothing about calibration; fewer than [#SHOWN] are not shown.
    private static final int LABELS = 200;

    private static final int SHOWN = 300;

    private final Hindsight meters;
    private final Map<String, Watched> routes = new HashMap<>();
    private final Labels all = new Labels();

    Drift(Hindsight meters) {
        this.meters = meters;
    }

    private static final class Watched {
        private Window window = new Window(null);
        private @Nullable Window first;
        private double shift;
        private final Labels labels = new Labels();
        private final Map<String, Boolean> bad = new HashMap<>();
        private final Usual usual = new Usual();
    }

    /// Of a call that just ended.
    void saw(Draft draft) {
        DecisionRecord call = draft.open();
        if (!Tier.byScore(call.routed().reason())) {
            return;
        }
        Watched watched = routes.computeIfAbsent(call.routed().route(), _ -> new Watched());
        watched.window.add(call, draft.scale());
        if (watched.window.requests() == WINDOW) {
            close(call.routed().route(), watched, call.at());
        }
    }

    void judged(DecisionRecord call, Verdict verdict) {
        Watched watched = routes.get(call.routed().route());
        if (watched == null || !Tier.byScore(call.routed().reason())) {
            return;
        }
        boolean fast = call.routed().tier().equals("fast");
        switch (verdict) {
            case GOOD, SLOW -> {}
            case UNDER, OVER -> watched.window.contested();
        }
        if (fast && verdict != Verdict.SLOW) {
            label(watched, call, verdict == Verdict.UNDER);
        }
    }

    private void label(Watched watched, DecisionRecord call, boolean neededStrong) {
        watched.labels.add(call.weighed().probability(), neededStrong);
        all.add(call.weighed().probability(), neededStrong);
        if (all.size() >= SHOWN) {
            all.tell(meters);
        }
    }

    /// What the fast tier had answered.
    void doubted(String route) {
        Watched watched = routes.get(route);
        if (watched != null) {
            watched.window.contested();
        }
    }

    private void close(String route, Watched watched, long at) {
        Window window = watched.window;
        if (watched.first == null || !window.readsLike(watched.first)) {
            watched.first = window;
        }
        watched.window = new Window(watched.first);
        double shift = window.shift();
        meters.shift(route, Math.min(shift, watched.shift));
        watched.shift = shift;
        hold(route, watched, "score", shift > Window.SHIFTED);
        hold(route, watched, "share", window.offTarget());
        hold(route, watched, "inputs", window.strange());
        hold(route, watched, "silent_tier", window.silentTier());
        hold(route, watched, "scorer", window.failures() > 0);
        boolean contested = watched.usual.exceeded("contested", at, window.contestedRate());
        boolean escalated = watched.usual.exceeded("escalated", at, window.escalatedRate());
        boolean cut = watched.usual.exceeded("cut_empty", at, window.cutEmptyRate());
        hold(route, watched, "contested", contested || escalated || cut);
        if (watched.labels.size() >= LABELS) {
            hold(route, watched, "calibration", watched.labels.lie());
            watched.labels.clear();
        }
    }

    private void hold(String route, Watched watched, String watch, boolean bad) {
        boolean before = Boolean.TRUE.equals(watched.bad.put(watch, bad));
        meters.drift(route, watch, bad && before);
    }
}
