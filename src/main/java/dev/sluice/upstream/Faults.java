package dev.sluice.upstream;

import dev.sluice.dialect.Complaint;
import dev.sluice.wire.Refusal;

/// The one table that says what a failed attempt means (reliability.md R7). No other code compares
/// upstream status codes. Messages say that the gateway speaks, which model failed, and what to do
/// (openai-wire ERR-11).
final class Faults {

    private Faults() {}

    /// An answer with an error status, or an error inside a successful one.
    ///
    /// @param retryAfterMillis the upstream's hint; 0 when it gave none
    static Fault answered(String model, Complaint complaint, long retryAfterMillis) {
        if (complaint.brokeProtocol()) {
            return protocol(model, complaint.message());
        }
        String code = complaint.code() == null ? "" : complaint.code();
        int status = complaint.status();
        if (code.equals("insufficient_quota") || status == 402) {
            String why =
                    "the gateway's account for model '%s' has no quota left; ask its operator"
                            .formatted(model);
            return new Fault("upstream_auth", false, true, true, new Refusal.NoUpstream(why, 0));
        }
        return switch (status) {
            case 400, 409, 413, 422 -> inTheRequest(complaint);
            case 401, 403 -> credential(model);
            case 404 -> missing(model);
            case 408 -> timeout(model, "it gave up waiting (status 408)");
            case 429 -> limited(model, retryAfterMillis);
            default ->
                    status >= 500
                            ? failed(model, status, retryAfterMillis)
                            : protocol(model, "status " + status + " is no answer");
        };
    }

    private static Fault inTheRequest(Complaint complaint) {
        int status = "context_length_exceeded".equals(complaint.code()) ? 400 : complaint.status();
        Refusal told = new Refusal.Relayed(status, complaint.message(), complaint.errorJson());
        return new Fault(Fault.IN_THE_REQUEST, false, false, false, told);
    }

    private static Fault credential(String model) {
        String why =
                "the provider of model '%s' refused the gateway's own credential; ask its operator"
                        .formatted(model);
        return counted("upstream_auth", why);
    }

    private static Fault missing(String model) {
        String why =
                "the provider does not have what model '%s' is configured to be; ask the gateway's operator"
                        .formatted(model);
        return counted("upstream_error", why);
    }

    private static Fault limited(String model, long retryAfterMillis) {
        String why =
                "the provider of model '%s' limits the gateway's rate; try again later"
                        .formatted(model);
        Refusal told =
                new Refusal.Upstream(
                        "upstream_rate_limited", why, Math.max(1_000, retryAfterMillis));
        return new Fault("upstream_rate_limited", false, true, false, told);
    }

    private static Fault failed(String model, int status, long retryAfterMillis) {
        String why =
                "the upstream of model '%s' failed (status %d); try again later or name another model"
                        .formatted(model, status);
        Refusal told =
                status == 503 || status == 529
                        ? new Refusal.NoUpstream(why, Math.max(1_000, retryAfterMillis))
                        : new Refusal.Upstream("upstream_error", why, retryAfterMillis);
        return new Fault("upstream_error", false, true, true, told);
    }

    /// A failure that another candidate may not share, and that the breaker counts.
    private static Fault counted(String word, String why) {
        return new Fault(word, false, true, true, new Refusal.Upstream(word, why, 0));
    }

    /// @param what one clause that says which limit it was: the message tells the clocks apart
    static Fault timeout(String model, String what) {
        String why = "the upstream of model '" + model + "' was too slow: " + what;
        return counted("upstream_timeout", why);
    }

    static Fault protocol(String model, String what) {
        String why = "the upstream of model '" + model + "' broke the protocol: " + what;
        return counted("upstream_protocol", why);
    }

    /// @param stale the connection was closed before any byte of an answer, as a pooled one may be
    static Fault unreachable(String model, boolean stale) {
        String why =
                "the upstream of model '%s' cannot be reached or closed the connection; try again later or name another model"
                        .formatted(model);
        return new Fault(
                "upstream_error",
                stale,
                true,
                true,
                new Refusal.Upstream("upstream_error", why, 0));
    }

    static Fault callerGone() {
        return new Fault(
                Fault.CALLER_GONE, false, false, false, new Refusal.Internal("the caller left"));
    }

    /// Its breaker is open, or it has as many attempts under way as it may have: skipped, not
    /// tried.
    static Fault outOfRotation(String model) {
        String why =
                "the upstream of model '%s' is out of rotation after failures or overload; try again in a few seconds"
                        .formatted(model);
        return new Fault("no_route", false, true, false, new Refusal.NoUpstream(why, 5_000));
    }

    /// Its server sleeps, and would hold the request without an answer: skipped, not tried.
    static Fault asleep(String model) {
        String why =
                "the servers of model '%s' are asleep; ask the gateway's operator to wake them, or name another model"
                        .formatted(model);
        return new Fault("no_route", false, true, false, new Refusal.NoUpstream(why, 5_000));
    }
}
