package dev.sluice.api;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.wire.Refusal;
import org.jspecify.annotations.Nullable;

/// The only place that knows status codes: a [Refusal] as OpenAI's SDKs expect it (openai-wire
/// section 15). The switch has no default, so a new refusal does not compile until it has its
/// status.
final class ErrorMapper {

    private static final String REQUEST = "invalid_request_error";
    private static final String SERVER = "server_error";

    /// @param retryAfterMillis 0 when another try at any time is as good
    /// @param retry what `x-should-retry` says; null leaves it to the SDK (openai-wire RETRY-2)
    record Answer(int status, String body, long retryAfterMillis, @Nullable Boolean retry) {}

    private ErrorMapper() {}

    static Answer answer(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Unauthenticated no -> told(401, REQUEST, null, "invalid_api_key", no);
            case Refusal.Malformed no -> told(400, REQUEST, no.param(), no.code(), no);
            case Refusal.TooLarge no -> told(413, REQUEST, null, "request_too_large", no);
            case Refusal.HeadTooLarge no ->
                    told(431, REQUEST, null, "request_headers_too_large", no);
            case Refusal.Stalled no ->
                    new Answer(408, body(REQUEST, null, "request_timeout", no), 0, null);
            case Refusal.UnsupportedMedia no ->
                    told(415, REQUEST, null, "unsupported_media_type", no);
            case Refusal.ModelNotFound no -> told(404, REQUEST, "model", "model_not_found", no);
            case Refusal.Forbidden no -> told(403, REQUEST, null, "forbidden", no);
            case Refusal.NoCandidate no ->
                    told(400, REQUEST, no.param(), "unsupported_parameter", no);
            case Refusal.Conflict no -> told(409, REQUEST, null, "conflict", no);
            case Refusal.UnknownUrl no -> told(404, REQUEST, null, "unknown_url", no);
            case Refusal.NotFound no ->
                    told(404, REQUEST, no.param(), no.param() + "_not_found", no);
            case Refusal.WrongMethod no -> told(405, REQUEST, null, "method_not_allowed", no);
            case Refusal.Relayed no -> new Answer(no.status(), no.errorJson(), 0, false);
            case Refusal.Limited no ->
                    later(
                            429,
                            "rate_limit_error",
                            "rate_limit_exceeded",
                            no,
                            no.retryAfterMillis());
            case Refusal.Busy no -> later(503, SERVER, no.word(), no, no.retryAfterMillis());
            case Refusal.NoUpstream no -> away(no);
            case Refusal.Upstream no -> upstream(no);
            case Refusal.Internal no -> told(500, SERVER, null, SERVER, no);
        };
    }

    /// Where nobody was asked, another try costs no upstream anything.
    private static Answer upstream(Refusal.Upstream no) {
        return switch (no.word()) {
            case "upstream_rate_limited" ->
                    later(
                            429,
                            "rate_limit_error",
                            "rate_limit_exceeded",
                            no,
                            no.retryAfterMillis());
            case "upstream_timeout" ->
                    new Answer(
                            504,
                            body(SERVER, null, "upstream_timeout", no),
                            0,
                            no.asked() ? false : null);
            case "upstream_error", "upstream_auth", "upstream_protocol", "stream_interrupted" ->
                    new Answer(502, body(SERVER, null, "upstream_error", no), 0, false);
            case String unknown -> throw new IllegalArgumentException("no status for " + unknown);
        };
    }

    /// SDKs come back twice at once, each time to all candidates that were just asked
    /// (reliability.md R9).
    private static Answer away(Refusal.NoUpstream no) {
        Answer later = later(503, SERVER, "no_upstream_available", no, no.retryAfterMillis());
        return no.vain()
                ? new Answer(later.status(), later.body(), later.retryAfterMillis(), false)
                : later;
    }

    private static Answer told(
            int status, String type, @Nullable String param, @Nullable String code, Refusal no) {
        return new Answer(status, body(type, param, code, no), 0, status < 500 ? false : null);
    }

    /// SDKs stop honouring hints above 120 s (openai-wire RETRY-3).
    private static Answer later(int status, String type, String code, Refusal no, long millis) {
        return new Answer(
                status,
                body(type, null, code, no),
                Math.max(1_000, millis),
                millis > 120_000 ? false : null);
    }

    /// All four members always, strings or null (openai-wire ERR-1).
    private static String body(
            String type, @Nullable String param, @Nullable String code, Refusal no) {
        return "{\"error\":{\"message\":"
                + quoted(no.message())
                + ",\"type\":"
                + quoted(type)
                + ",\"param\":"
                + quoted(param)
                + ",\"code\":"
                + quoted(code)
                + "}}";
    }

    private static String quoted(@Nullable String text) {
        return text == null
                ? "null"
                : '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
