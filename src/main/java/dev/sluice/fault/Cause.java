package dev.sluice.fault;

import org.jspecify.annotations.Nullable;

/// The table of reliability.md R7: what came of an attempt, and what follows. No other code
/// compares an upstream's status codes. After the first content nothing is tried again, whatever
/// the row says.
public enum Cause {
    /// Refused, reset on a new connection, DNS, TLS.
    UNREACHABLE("upstream_error", Again.OTHER_ADDRESS, Next.ANY, Blame.FAILURE, Told.FAILED),
    /// A pooled connection that the upstream had closed meanwhile.
    STALE("upstream_error", Again.AT_ONCE, Next.ANY, Blame.NONE, Told.FAILED),
    /// A stream over HTTP/2 that the upstream did not look at.
    REFUSED("upstream_error", Again.AT_ONCE, Next.ANY, Blame.NONE, Told.FAILED),
    /// One of our clocks ran out.
    LATE("upstream_timeout", Again.NEVER, Next.ANY, Blame.FAILURE, Told.FAILED),
    /// The answer as a whole took too long. It was on its way, so that its length is to blame, or
    /// nobody: its target may be well (reliability.md R35).
    OVERLONG("upstream_timeout", Again.NEVER, Next.ANY, Blame.NONE, Told.FAILED),
    /// The whole call's time is up, often by its caller's word: no fault of the target.
    OUT_OF_TIME("upstream_timeout", Again.NEVER, Next.NONE, Blame.NONE, Told.FAILED),
    /// The upstream's own clock ran out.
    GAVE_UP("upstream_timeout", Again.SOON, Next.ANY, Blame.FAILURE, Told.FAILED),
    REQUEST("invalid_request", Again.NEVER, Next.NONE, Blame.NONE, Told.RELAYED),
    /// What proves earlier thoughts was not taken; the dialect sends it without.
    UNPROVEN("invalid_request", Again.AT_ONCE, Next.NONE, Blame.NONE, Told.RELAYED),
    OVERFLOW("invalid_request", Again.NEVER, Next.LARGER, Blame.NONE, Told.RELAYED),
    /// Refused by the provider's filter: another model's answer would be a way around it.
    FILTERED("content_filter", Again.NEVER, Next.NONE, Blame.NONE, Told.RELAYED),
    CREDENTIAL("upstream_auth", Again.NEVER, Next.ANY, Blame.CREDENTIAL, Told.FAILED),
    QUOTA("upstream_auth", Again.NEVER, Next.ANY, Blame.QUOTA, Told.UNAVAILABLE),
    /// The configured name is not known there, or the configured address is none.
    MISSING("upstream_error", Again.NEVER, Next.ANY, Blame.FAILURE, Told.FAILED),
    /// It has the model, but perhaps not the endpoint, or it takes no images.
    UNSERVED("upstream_error", Again.NEVER, Next.ANY, Blame.NONE, Told.FAILED),
    LIMITED_BRIEFLY("upstream_rate_limited", Again.AT_HINT, Next.ANY, Blame.BRIEF, Told.FAILED),
    LIMITED("upstream_rate_limited", Again.NEVER, Next.ANY, Blame.RATE, Told.FAILED),
    FAILED("upstream_error", Again.SOON, Next.ANY, Blame.FAILURE, Told.FAILED),
    OVERLOADED("upstream_error", Again.SOON, Next.ANY, Blame.FAILURE, Told.UNAVAILABLE),
    PROTOCOL("upstream_protocol", Again.NEVER, Next.ANY, Blame.FAILURE, Told.FAILED),
    /// The model's answer is none, such as a call that cannot be read. What it was asked has a part
    /// in that: it says nothing of the target (providers.md 5).
    SPOILED("upstream_error", Again.SOON, Next.ANY, Blame.NONE, Told.FAILED),
    /// Not tried at all: its breaker is open.
    RESTING("no_route", Again.NEVER, Next.ANY, Blame.NONE, Told.UNAVAILABLE),
    /// Not tried: it has as many calls as it bears.
    FULL("overloaded", Again.NEVER, Next.ANY, Blame.NONE, Told.UNAVAILABLE),
    /// The gateway has no memory left to hold its answer in.
    UNHELD("overloaded", Again.NEVER, Next.NONE, Blame.NONE, Told.UNAVAILABLE),
    /// Not tried: the pause it asked for is not over.
    PAUSED("upstream_rate_limited", Again.NEVER, Next.ANY, Blame.NONE, Told.FAILED),
    /// Not tried: its caller has less time left than it usually takes, or none.
    TOO_LATE("upstream_timeout", Again.NEVER, Next.ANY, Blame.NONE, Told.FAILED),
    /// A fault of the gateway's own in what it sends.
    OURS("internal", Again.NEVER, Next.NONE, Blame.NONE, Told.NOBODY),
    CALLER_GONE("client_closed", Again.NEVER, Next.NONE, Blame.NONE, Told.NOBODY),
    /// Of two attempts side by side the other one spoke first: nothing is wrong with this one.
    OUTRUN("outrun", Again.NEVER, Next.NONE, Blame.NONE, Told.NOBODY),
    /// The gateway stops, and waits no longer.
    DRAINING("draining", Again.NEVER, Next.NONE, Blame.NONE, Told.NOBODY);

    private final String word;
    private final Again again;
    private final Next next;
    private final Blame blame;
    private final Told told;

    Cause(String word, Again again, Next next, Blame blame, Told told) {
        this.word = word;
        this.again = again;
        this.next = next;
        this.blame = blame;
        this.told = told;
    }

    /// The row of an answer; the more specific one wins, so a code goes before its status.
    ///
    /// @param status that of the answer, or of an error inside a successful one
    /// @param hintMillis when to come back; 0 when it was not said
    static Cause of(int status, @Nullable String code, long hintMillis) {
        return switch (code == null ? "" : code) {
            case "upstream_protocol" -> PROTOCOL;
            case "spoiled_answer" -> SPOILED;
            case "context_length_exceeded" -> OVERFLOW;
            case "thought_signature" -> UNPROVEN;
            case "content_filter" -> FILTERED;
            case "insufficient_quota" -> QUOTA;
            case "model_not_found" -> MISSING;
            default ->
                    switch (status) {
                        case 400, 404, 409, 413, 422 -> REQUEST;
                        case 401, 403 -> CREDENTIAL;
                        case 402 -> QUOTA;
                        case 408 -> GAVE_UP;
                        case 429 ->
                                hintMillis > 0 && hintMillis <= Again.BRIEFLY_MILLIS
                                        ? LIMITED_BRIEFLY
                                        : LIMITED;
                        case 500, 502, 504 -> FAILED;
                        case 503, 529 -> OVERLOADED;
                        default -> PROTOCOL;
                    };
        };
    }

    /// Whether no attempt was made.
    public boolean skipped() {
        return this == RESTING || this == FULL || this == PAUSED || this == TOO_LATE;
    }

    /// Whether the provider may have worked on it, and bill it, although no answer came: it had the
    /// request and did not say that it failed. Nobody bills for an error status.
    public boolean mayHaveWorked() {
        return switch (this) {
            case UNREACHABLE, LATE, OVERLONG, OUT_OF_TIME, PROTOCOL, SPOILED, UNHELD -> true;
            case CALLER_GONE, OUTRUN, DRAINING -> true;
            case STALE, GAVE_UP, REQUEST, UNPROVEN, OVERFLOW, FILTERED, CREDENTIAL, QUOTA -> false;
            case REFUSED, MISSING, UNSERVED, LIMITED_BRIEFLY, LIMITED, FAILED, OVERLOADED -> false;
            case RESTING, FULL, PAUSED, TOO_LATE, OURS -> false;
        };
    }

    /// The `error_type` of observability.md section 2.5.
    public String word() {
        return word;
    }

    public Again again() {
        return again;
    }

    public Next next() {
        return next;
    }

    public Blame blame() {
        return blame;
    }

    Told told() {
        return told;
    }
}
