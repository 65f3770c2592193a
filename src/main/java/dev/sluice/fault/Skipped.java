package dev.sluice.fault;

import dev.sluice.wire.Refusal;

/// The faults of targets that are not tried at all: no attempt is made, and no breaker counts it
/// ([Cause#skipped]).
public final class Skipped {

    private static final long RESTING_MILLIS = 5_000;

    private Skipped() {}

    /// Its breaker is open, or it failed too often.
    public static Fault resting(String model) {
        return Faults.fault(Cause.RESTING, model, "", 0, RESTING_MILLIS);
    }

    /// It refused our credential, or our account there is empty: only an operator mends that.
    ///
    /// @param why CREDENTIAL or QUOTA
    /// @param forMillis 0 while a call finds out whether it is mended
    public static Fault locked(Cause why, String model, long forMillis) {
        long later = Math.max(RESTING_MILLIS, forMillis);
        String says = FaultWords.of(why, model, "", 0);
        return new Fault(Cause.RESTING, "", later, new Refusal.NoUpstream(says, later, true));
    }

    /// It asked for a pause.
    public static Fault paused(String model, long forMillis) {
        return Faults.fault(Cause.PAUSED, model, "", 0, forMillis);
    }

    /// The deadline leaves less than it usually takes to speak.
    ///
    /// @param usualMillis 0 when nobody knows
    public static Fault tooLate(String model, long leftMillis, long usualMillis) {
        String what =
                usualMillis == 0
                        ? "the deadline was over before it could be"
                        : "its upstream usually begins after %d ms, and the deadline leaves %d ms"
                                .formatted(usualMillis, leftMillis);
        Refusal told = Faults.fault(Cause.TOO_LATE, model, what, 0, 0).told();
        return new Fault(Cause.TOO_LATE, "deadline", 0, told);
    }

    /// Nobody who may answer had room before the deadline.
    public static Fault crowdedOut(long afterMillis) {
        String why =
                "no upstream that may answer had room in time (deadline limit, after %d ms); allow more time"
                        .formatted(afterMillis);
        Refusal told = new Refusal.Upstream(Cause.TOO_LATE.word(), why, 0, false);
        return new Fault(Cause.TOO_LATE, "deadline", 0, told);
    }

    /// It has as many calls as it bears.
    public static Fault full(String model, long againMillis) {
        return Faults.busy(
                Cause.FULL,
                againMillis,
                "the upstream of model '%s' has as many calls as it bears; try again soon"
                        .formatted(model));
    }

    /// Its server sleeps, and would hold the request without an answer.
    public static Fault asleep(String model) {
        String why =
                "the servers of model '%s' are asleep; ask the gateway's operator to wake them, or name another model"
                        .formatted(model);
        return new Fault(Cause.RESTING, "", 0, new Refusal.NoUpstream(why, RESTING_MILLIS, false));
    }
}
