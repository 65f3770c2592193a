package dev.sluice.dialect;

import com.google.api.gax.rpc.ApiException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import io.vertx.core.buffer.Buffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// What an exception out of LangChain4j, or out of a provider's own library below it, means as a
/// status. Providers' messages are redacted; one of a refused credential is not told at all.
final class LangChain4jFaults {

    /// How deep a cause may lie.
    private static final int DEPTH = 12;

    /// What LangChain4j's Cohere client says of a failure, in words only.
    private static final Pattern COHERE =
            Pattern.compile("status code: (\\d{3}); body: (.*)", Pattern.DOTALL);

    private LangChain4jFaults() {}

    /// @param json an error object in OpenAI's form
    record Fault(int status, Buffer json) {}

    static Fault of(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; i < DEPTH && cause != null; i++) {
            Fault fault = known(cause);
            if (fault != null) {
                return fault;
            }
            cause = cause.getCause();
        }
        return fault(502, null, "the provider could not be reached");
    }

    private static @Nullable Fault known(Throwable cause) {
        String said = String.valueOf(cause.getMessage());
        return switch (cause) {
            case Refused no -> refused(no.refusal());
            case SdkServiceException aws -> fault(aws.statusCode(), null, said);
            case ApiException google ->
                    fault(google.getStatusCode().getCode().getHttpStatusCode(), null, said);
            case HttpException http -> fault(http.statusCode(), null, said);
            case UnsupportedFeatureException _ -> fault(400, "unsupported_parameter", said);
            case ContentFilteredException _ -> fault(400, "content_filter", said);
            case RuntimeException _ when COHERE.matcher(said).matches() -> cohere(said);
            case AuthenticationException _, RateLimitException _, TimeoutException _ ->
                    cause.getCause() == null ? classed(cause, said) : null;
            case InvalidRequestException _, ModelNotFoundException _, InternalServerException _ ->
                    cause.getCause() == null ? classed(cause, said) : null;
            case Throwable _ -> null;
        };
    }

    private static Fault classed(Throwable cause, String said) {
        int status =
                switch (cause) {
                    case AuthenticationException _ -> 401;
                    case RateLimitException _ -> 429;
                    case TimeoutException _ -> 504;
                    case InvalidRequestException _ -> 400;
                    case ModelNotFoundException _ -> 404;
                    case Throwable _ -> 500;
                };
        return fault(status, null, said);
    }

    private static Fault cohere(String said) {
        Matcher parts = COHERE.matcher(said);
        boolean found = parts.matches();
        int status = found ? Integer.parseInt(parts.group(1)) : 502;
        return fault(status, null, found ? parts.group(2) : said);
    }

    private static Fault refused(Refusal no) {
        return no instanceof Refusal.Malformed(String param, String code, String message)
                ? json(400, param, code, message)
                : json(400, null, null, no.message());
    }

    private static Fault fault(int status, @Nullable String code, String said) {
        boolean secret = status == 401 || status == 403;
        int told = status >= 400 && status < 600 ? status : 502;
        String message = secret ? "the credential was refused" : Redaction.of(said);
        return json(told, null, code, message);
    }

    private static Fault json(
            int status, @Nullable String param, @Nullable String code, String message) {
        Bytes out = new Bytes(256).put("{\"error\":{\"message\":").quoted(message);
        out.put(",\"type\":")
                .quoted(status < 500 ? "invalid_request_error" : "server_error")
                .put(",\"param\":");
        text(out, param);
        text(out.put(",\"code\":"), code);
        return new Fault(status, out.put("}}").buffer());
    }

    private static void text(Bytes out, @Nullable String word) {
        if (word == null) {
            out.put("null");
        } else {
            out.quoted(word);
        }
    }
}
