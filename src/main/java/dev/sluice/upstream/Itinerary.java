package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.fault.Again;
import dev.sluice.fault.Backoff;
import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Next;
import dev.sluice.fault.RetryBudget;
import io.netty.util.NetUtil;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What one call still tries after a failure: another target before the one that has just shown
/// that it cannot. Made at a call's first failure: one that goes well pays nothing. One event loop.
final class Itinerary {

    record Step(Model model, Target target) {}

    /// What to do now.
    sealed interface Then {

        /// @param afterMillis a pause before it; 0 for none
        /// @param again whether the target is the one that failed
        record Go(Step step, long afterMillis, boolean again) implements Then {}

        /// @param denied why an attempt that could help is not made (`budget`, `deadline`,
        ///   `retry_after`); empty when there was none to make
        record Stop(String denied) implements Then {}
    }

    private static final Then NOTHING_LEFT = new Then.Stop("");

    private final Ask ask;
    private final Deque<Step> steps;
    private final RandomGenerator random;
    private boolean repeated;
    private boolean otherKey;
    private @Nullable RetryBudget counted;
    private @Nullable RetryBudget paid;
    private boolean switched;
    private int attempts;
    private long deadline;
    private @Nullable Step failed;
    private @Nullable Fault fault;
    private @Nullable Setback unasked;

    /// @param steps still untried, in the order to try them; taken from here on
    Itinerary(Ask ask, Deque<Step> steps, RandomGenerator random) {
        this.ask = ask;
        this.steps = steps;
        this.random = random;
    }

    /// The key was to blame for the failure that comes next, and its target has another: it is
    /// asked once more before all others.
    void otherKey() {
        otherKey = !switched;
        switched = true;
    }

    /// An attempt begins: at the target that failed last it is a retry.
    void begins(Target target) {
        if (failed != null && fault != null && failed.target == target) {
            target.meters().retried(fault.word());
        }
    }

    /// As what it counts: a target that refuses the request unread twice has more than a burst.
    Fault counted(Step step, Fault now) {
        boolean same = failed != null && failed.target == step.target && now.equals(fault);
        return same && now.cause() == Cause.REFUSED ? now.as(Cause.FAILED) : now;
    }

    /// The last failure of an attempt that was made; else why the last target was skipped, before
    /// those that wait for an operator.
    Setback last(Setback now) {
        if (failed != null && fault != null) {
            return fault.equals(now.fault()) ? now : Setback.skipped(failed, fault);
        }
        return unasked == null ? now : unasked;
    }

    /// @param attempts made so far
    /// @param deadline no attempt may start after it; by `System.nanoTime()`, as `nanos`
    Then after(Step step, Fault now, int attempts, long deadline, long nanos) {
        this.attempts = attempts;
        this.deadline = deadline;
        boolean skipped = now.cause().skipped();
        if (!skipped) {
            counted = counted == null ? step.target.budget() : counted;
            failed = step;
            fault = now;
        } else {
            unused();
            if (unasked == null || unasked.fault().vain() || !now.vain()) {
                unasked = Setback.skipped(step, now);
            }
        }
        paid = null;
        Cause cause = (fault == null ? now : fault).cause();
        if (attempts >= step.model.provider().balancing().resilience().retries().attempts()) {
            return NOTHING_LEFT;
        }
        if (!skipped && cause.again() == Again.AT_ONCE && !repeated) {
            repeated = true;
            return new Then.Go(step, 0, true);
        }
        if (otherKey && !repeated) {
            otherKey = false;
            // A hint that is waited for is so after the other key's, too.
            repeated = cause.again() != Again.AT_HINT;
            return paid(new Then.Go(step, 0, true), nanos, "deadline");
        }
        Step next = next(cause);
        return next != null ? other(next, nanos) : again(cause, nanos);
    }

    /// What was said last has no words for the request: who is asked instead.
    Then instead(long nanos) {
        unused();
        Step next = next(fault == null ? Cause.RESTING : fault.cause());
        return next == null ? NOTHING_LEFT : other(next, nanos);
    }

    private Then other(Step next, long nanos) {
        Then.Go go = new Then.Go(next, 0, false);
        return attempts == 0 ? go : paid(go, nanos, "deadline");
    }

    /// No attempt came of what was said last: its provider may have another one for it.
    private void unused() {
        if (paid != null) {
            paid.restore();
            paid = null;
        }
    }

    /// Nobody else gets a request that its target remembers (R14), nor one that only he can answer
    /// who was asked before (R33).
    private @Nullable Step next(Cause cause) {
        boolean tried = failed != null;
        if (tried && (cause.next() == Next.NONE || ask.remembered()) || ask.refersBack()) {
            return null;
        }
        if (failed != null && cause.next() == Next.LARGER) {
            int window = failed.model.card().window();
            steps.removeIf(other -> other.model.card().window() <= window);
        }
        return steps.pollFirst();
    }

    private Then again(Cause cause, long nanos) {
        if (failed == null || fault == null || repeated) {
            return NOTHING_LEFT;
        }
        long pause = pause(cause, fault, failed.target);
        if (pause < 0) {
            return NOTHING_LEFT;
        }
        repeated = true;
        String late = cause.again() == Again.AT_HINT ? "retry_after" : "deadline";
        return paid(new Then.Go(failed, pause, true), nanos, late);
    }

    /// Milliseconds before the same target is tried again; -1 when that would not help.
    private long pause(Cause cause, Fault fault, Target target) {
        return switch (cause.again()) {
            case NEVER, AT_ONCE -> -1;
            case OTHER_ADDRESS ->
                    named(target.address().getHost()) ? Backoff.millis(attempts, random) : -1;
            case SOON -> fault.later(Backoff.millis(attempts, random));
            case AT_HINT -> fault.retryAfterMillis();
        };
    }

    /// An extra attempt, if there is one left for it and time: as much as the target usually takes
    /// to speak (R12). The provider that was asked first gives another one a share of its requests
    /// (R11): who only stands in for others has hardly any of its own.
    private Then paid(Then.Go go, long nanos, String late) {
        long usual = go.step.target.health().p50Nanos();
        if (nanos + TimeUnit.MILLISECONDS.toNanos(go.afterMillis) + usual >= deadline) {
            return new Then.Stop(late);
        }
        RetryBudget from = go.again || counted == null ? go.step.target.budget() : counted;
        if (!from.takes(nanos)) {
            return new Then.Stop("budget");
        }
        paid = from;
        return go;
    }

    /// Whether a host is a name, which may stand for several addresses.
    static boolean named(String host) {
        return !NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host);
    }
}
