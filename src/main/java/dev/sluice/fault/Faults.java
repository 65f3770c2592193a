package dev.sluice.fault;

import dev.sluice.dialect.Complaint;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;

/// Finds the row of [Cause] for what an attempt met, and the words for the caller: that the gateway
/// speaks, which model failed, and what to do (openai-wire ERR-11).
public final class Faults {

    /// What a rate limit or an overload without a hint is taken to mean; for a target that rests,
    /// how long it does goes before ([Fault#hinting]).
    private static final long SOON_MILLIS = 1_000;

    private Faults() {}

    /// An answer with an error status, or an error inside a successful one.
    ///
    /// @param retryAfterMillis the upstream's hint; 0 when it gave none
    public static Fault answered(String model, Complaint complaint, long retryAfterMillis) {
        int status = complaint.status();
        Cause cause = Cause.of(status, complaint.code(), retryAfterMillis);
        String what =
                complaint.brokeProtocol() || cause == Cause.SPOILED
                        ? complaint.message()
                        : "status " + status + " is no answer";
        return switch (cause.told()) {
            case RELAYED -> relayed(cause, complaint, retryAfterMillis);
            case UNAVAILABLE, FAILED, NOBODY -> fault(cause, model, what, status, retryAfterMillis);
        };
    }

    /// The same where a certain endpoint was asked for: all servers chat, and may do no more. Who
    /// asks for what a model does not do must not take it out for everybody (reliability.md R19).
    public static Fault answered(String model, Endpoint asked, Complaint complaint, long hint) {
        int status = complaint.status();
        boolean missing = Cause.of(status, complaint.code(), 0) == Cause.MISSING;
        boolean unserved = !asked.chats() && (missing || status == 405 || status == 501);
        if (!unserved && !complaint.unfit()) {
            return answered(model, complaint, hint);
        }
        String what = unserved ? "does not serve /v1/" + asked.path() : "cannot take this";
        String said = unserved ? "status " + status : complaint.message();
        String why =
                "Model '%s' %s, says its provider (%s); name another model, or ask the gateway's operator."
                        .formatted(model, what, said);
        return new Fault(Cause.UNSERVED, "", 0, new Refusal.NoCandidate("model", why));
    }

    private static Fault relayed(Cause cause, Complaint complaint, long hint) {
        int status = cause == Cause.OVERFLOW ? 400 : complaint.status();
        Refusal told = new Refusal.Relayed(status, complaint.message(), complaint.errorJson());
        return new Fault(cause, "", hint, told);
    }

    /// @param limit the clock's word
    /// @param what one clause that says which limit it was: the message tells the clocks apart
    public static Fault late(String model, String limit, String what) {
        return late(Cause.LATE, model, limit, what);
    }

    /// As [#late], for a clock that has a row of its own.
    public static Fault late(Cause cause, String model, String limit, String what) {
        return new Fault(cause, limit, 0, fault(cause, model, what, 0, 0).told());
    }

    public static Fault protocol(String model, String what) {
        return fault(Cause.PROTOCOL, model, what, 0, 0);
    }

    /// No connection, or one that broke before any byte of an answer.
    ///
    /// @param cause `UNREACHABLE`; `STALE` when it had served before, `REFUSED` when it was not
    ///   read
    public static Fault unreachable(Cause cause, String model, Throwable why) {
        return fault(cause, model, FaultWords.clause(why), 0, 0);
    }

    public static Fault callerGone() {
        return new Fault(Cause.CALLER_GONE, "", 0, new Refusal.Internal("the caller left"));
    }

    public static Fault ours() {
        Refusal told = new Refusal.Internal("the gateway failed; its log has this request's id");
        return new Fault(Cause.OURS, "", 0, told);
    }

    public static Fault outrun() {
        return new Fault(Cause.OUTRUN, "", 0, new Refusal.Internal("the other attempt was faster"));
    }

    public static Fault draining() {
        Refusal told = new Refusal.Busy("draining", Refusal.STOPPING, SOON_MILLIS);
        return new Fault(Cause.DRAINING, "", 0, told);
    }

    /// Its answer came, and there is no room to hold it in.
    public static Fault unheld(long againMillis) {
        return busy(
                Cause.UNHELD,
                againMillis,
                "The gateway holds as many answers as it has memory for; try again soon.");
    }

    static Fault busy(Cause cause, long againMillis, String why) {
        return new Fault(cause, "", 0, new Refusal.Busy(cause.word(), why, againMillis));
    }

    static Fault fault(Cause cause, String model, String what, int status, long hint) {
        String why = FaultWords.of(cause, model, what, status);
        boolean hinted = cause.told() == Told.UNAVAILABLE || cause.blame() == Blame.RATE;
        long later = hinted ? Math.max(SOON_MILLIS, hint) : hint;
        Refusal told =
                cause.told() == Told.UNAVAILABLE
                        ? new Refusal.NoUpstream(
                                why, cause == Cause.QUOTA ? 0 : later, !cause.skipped())
                        : new Refusal.Upstream(cause.word(), why, later, !cause.skipped());
        return new Fault(cause, "", hint, told);
    }
}
