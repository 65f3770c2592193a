package dev.sluice.health;

import dev.sluice.health.Reason.Back;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/// Where a target stands. Times are nanoseconds; `times` counts how often it left rotation since it
/// was last wholly in it.
sealed interface Place {

    record In() implements Place {

        /// Compared by identity: the one test that a healthy target costs.
        static final Place IN = new In();
    }

    /// Out until then; after it one call is the trial.
    record Out(Reason why, long until, int times) implements Place {

        boolean due(long now) {
            return now >= until;
        }
    }

    /// One call is finding out; the others go elsewhere.
    record Trial(Reason why, int times, long since) implements Place {

        /// Whoever has told nothing by then may never do (chosen): another call finds out beside
        /// it. A whole answer may take longer (reliability.md R1), and counts when it comes.
        private static final long LOST = TimeUnit.SECONDS.toNanos(60);

        boolean due(long now) {
            return now - since >= LOST;
        }
    }

    /// Back, with a share of its calls that grows (reliability.md R18).
    record Easing(long since, int times) implements Place {

        double part(long now, Back back) {
            double done = back.over() == 0 ? 1 : (double) (now - since) / back.over();
            return Math.clamp(back.from() + (1 - back.from()) * done, back.from(), 1);
        }
    }

    /// It asked for a pause (429): nothing is wrong with it, and after it the target stands where
    /// it stood before.
    ///
    /// @param then [In] or [Easing], whose ramp goes on when the rest is over
    record Resting(long until, Place then) implements Place {}

    /// Where it stands after a rest until then.
    default Place rested(long until, long now) {
        return switch (this) {
            case Easing(long since, int times) -> new Easing(since + until - now, times);
            case Trial(_, int times, _) -> new Easing(until, times);
            case Resting(long sooner, Place then) -> then.rested(until, sooner);
            case In _, Out _ -> In.IN;
        };
    }

    /// What time alone has made of it.
    default Place by(long now, Back back) {
        return switch (this) {
            case Resting(long until, Place then) when now >= until -> then.by(now, back);
            case Easing easing when easing.part(now, back) >= 1 -> In.IN;
            case In _, Easing _, Out _, Trial _, Resting _ -> this;
        };
    }

    /// What a call that comes now may do; TRIAL where one is due.
    ///
    /// @param dice a number in [0, 1), thrown only for one that comes back
    default Turn turn(long now, DoubleSupplier dice, Back back) {
        return switch (this) {
            case In _ -> Turn.GO;
            case Resting(long until, Place then) ->
                    now >= until ? then.turn(now, dice, back) : Turn.REST;
            case Easing easing ->
                    dice.getAsDouble() < easing.part(now, back) ? Turn.GO : Turn.LATER;
            case Out out when out.due(now) -> Turn.TRIAL;
            case Trial trial when trial.due(now) -> Turn.TRIAL;
            case Out(Reason why, _, _) -> why.locks() ? Turn.LOCKED : Turn.OUT;
            case Trial(Reason why, _, _) -> why.locks() ? Turn.LOCKED : Turn.OUT;
        };
    }

    /// One that is due and tried from now on.
    default Trial tried(long now) {
        return switch (this) {
            case Out(Reason why, _, int times) -> new Trial(why, times, now);
            case Trial(Reason why, int times, _) -> new Trial(why, times, now);
            case In _, Easing _, Resting _ -> throw new IllegalStateException("no trial is due");
        };
    }

    /// How much of its usual share it may have; one whose trial is due has a little.
    default double share(long now, Back back) {
        return switch (this) {
            case In _ -> 1;
            case Easing easing -> easing.part(now, back);
            case Resting(long until, Place then) -> now >= until ? then.share(now, back) : 0;
            case Out out -> out.due(now) ? back.from() : 0;
            case Trial trial -> trial.due(now) ? back.from() : 0;
        };
    }

    /// How often it will have left when it leaves now.
    default int leavings() {
        return switch (this) {
            case In _ -> 0;
            case Resting(_, Place then) -> then.leavings();
            case Out(_, _, int times) -> times + 1;
            case Trial(_, int times, _) -> times + 1;
            case Easing(_, int times) -> times + 1;
        };
    }

    /// Whether its account is empty.
    default boolean empty() {
        return switch (this) {
            case Out(Reason why, _, _) -> why == Reason.QUOTA;
            case Trial(Reason why, _, _) -> why == Reason.QUOTA;
            case In _, Easing _, Resting _ -> false;
        };
    }

    /// Nanoseconds until a call may find out whether it is back, or its rest ends; 0 in rotation
    /// and on trial.
    default long away(long now) {
        return switch (this) {
            case Out(_, long until, _) -> Math.max(0, until - now);
            case Resting(long until, _) -> Math.max(0, until - now);
            case In _, Easing _, Trial _ -> 0;
        };
    }

    /// Counted against half of its peers: out, and not for its credential.
    default boolean ejected() {
        return switch (this) {
            case Out(Reason why, _, _) -> !why.locks();
            case Trial _ -> true;
            case In _, Easing _, Resting _ -> false;
        };
    }

    default Standing standing(long now, long p95Nanos, Back back) {
        long millis = TimeUnit.NANOSECONDS.toMillis(away(now));
        long p95 = TimeUnit.NANOSECONDS.toMillis(p95Nanos);
        return switch (this) {
            case In _ -> new Standing("in", "", 0, 1, p95);
            case Out(Reason why, _, _) ->
                    new Standing("out", why.word, millis, share(now, back), p95);
            case Trial(Reason why, _, _) -> new Standing("trial", why.word, 0, 0, p95);
            case Easing _ -> new Standing("easing", "", 0, share(now, back), p95);
            case Resting(long until, Place then) when now >= until ->
                    then.standing(now, p95Nanos, back);
            case Resting _ -> new Standing("resting", "rate_limited", millis, 0, p95);
        };
    }
}
