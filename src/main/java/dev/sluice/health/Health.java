package dev.sluice.health;

import dev.sluice.health.Place.Resting;
import dev.sluice.health.Reason.Terms;
import java.util.List;
import java.util.function.DoubleSupplier;

/// One target's health: what its attempts said, and whether calls go to it; a change holds for the
/// very next call. A healthy target costs one volatile read before an attempt and one atomic write
/// after it. Any thread.
public final class Health {

    private volatile Terms terms;
    private final Window window = new Window();
    private final Pace pace = new Pace();
    private final Rests rests = new Rests();
    private final Course course;
    private volatile Peers peers = new Peers(List.of());
    private volatile int probes;

    public Health(Listener listener, Terms terms) {
        this.terms = terms;
        this.course = new Course(listener, this::terms, this::forget);
    }

    Terms terms() {
        return terms;
    }

    /// Failures in a row that are too many.
    public int inARow() {
        return terms.inARow();
    }

    /// Other terms count from now on; what was counted stays counted, and one that is out stays out
    /// for as long as was said. True when another number of failures in a row is too many.
    public boolean goBy(Terms terms) {
        boolean other = terms.inARow() != this.terms.inARow();
        this.terms = terms;
        return other;
    }

    /// Among whom it may stand out; again whenever they change.
    public void among(Peers peers) {
        this.peers = peers;
    }

    /// Whether nothing is held against it.
    public boolean well() {
        return course.place() instanceof Place.In;
    }

    boolean ejected() {
        return course.place().ejected();
    }

    /// @param dice a number in [0, 1), thrown only while the target comes back
    public Turn turn(long now, DoubleSupplier dice) {
        return course.turn(now, dice);
    }

    /// As [#turn], but claims nothing: TRIAL means that one is due.
    public Turn outlook(long now, DoubleSupplier dice) {
        return course.place().turn(now, dice, terms.back());
    }

    /// An attempt spoke or answered whole.
    ///
    /// @param turn what it began with
    public void succeeded(Turn turn, long now) {
        window.add(false, now);
        rests.over();
        if (turn == Turn.TRIAL || turn == Turn.PANIC) {
            course.proved(now);
        }
    }

    /// A failure that counts (reliability.md R7): of the target, not of the request.
    public void failed(Turn turn, long now) {
        window.add(true, now);
        if (turn == Turn.TRIAL && course.trialFailed(now)) {
            return;
        }
        Reason why = window.failing(now, terms);
        if (why != null) {
            course.leave(why, now);
        }
    }

    /// Takes it out for what was found elsewhere: a breaker that opened, a refused credential,
    /// peers that are much faster.
    public void leave(Reason why, long now) {
        course.leave(why, now);
    }

    /// An attempt that says nothing of the target: a fault of the request, a caller who left. It
    /// ends no row of failures either.
    public void unknown(Turn turn, long now) {
        if (turn == Turn.TRIAL) {
            course.trialMissed(now);
        }
    }

    /// A 429. Further ones of calls that were under way make a rest no longer, but for their hint.
    ///
    /// @param hintNanos when to come back, as the upstream said; 0 when it did not
    public void limited(long hintNanos, long now) {
        if (hintNanos > 0 || !(course.place() instanceof Resting)) {
            course.rest(rests.nanos(hintNanos), now);
        }
    }

    /// How long its first token took.
    public void spoke(long nanos, long now) {
        if (pace.add(nanos)) {
            peers.judge(this, now);
        }
    }

    /// Whether no attempt has ended within the window.
    public boolean idle(long now) {
        return window.empty(now, terms.seconds());
    }

    /// Nanoseconds between active probes.
    public long probesEvery() {
        return terms.back().every();
    }

    /// What an active probe found.
    public void probed(boolean well, long now) {
        probes = well ? 0 : probes + 1;
        course.probed(well, probes >= terms.back().probes(), now);
    }

    /// An operator says it is well.
    public void reset() {
        course.reset();
    }

    /// What it was out for is mended, if that was its credential.
    public void pardon() {
        course.pardon();
    }

    /// Nanoseconds until a call may find out whether it is back, or its rest ends.
    public long away(long now) {
        return course.place().away(now);
    }

    /// Whether it is out because our account there is empty.
    public boolean empty() {
        return course.place().empty();
    }

    /// How much of its usual share it may have, 0 to 1.
    public double share(long now) {
        return course.place().share(now, terms.back());
    }

    /// The 95th percentile of its first tokens; 0 while too few are known.
    public long p95Nanos() {
        return pace.p95();
    }

    /// Whether a first token after so long is later than its 95th percentile, as far as that is
    /// known.
    public boolean isLate(long nanos) {
        long usual = p95Nanos();
        return usual > 0 && nanos > usual;
    }

    /// Their median; 0 while too few are known.
    public long p50Nanos() {
        return pace.p50();
    }

    public Standing standing(long now) {
        return course.place().standing(now, p95Nanos(), terms.back());
    }

    private void forget() {
        window.clear();
        pace.clear();
        rests.over();
        probes = 0;
    }
}
