package dev.sluice.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an upstream's error object is about, in the words and numbers that clients know.
final class ErrorCodes {

    /// The wordings of OpenAI, vLLM, llama.cpp, Anthropic, Gemini and Mistral for a prompt that
    /// does not fit, or an output that does not.
    private static final Pattern OVERFLOW =
            Pattern.compile(
                    "context.?length|context.?window|context.?size|maximum context|prompt is too long"
                            + "|input token count.{0,40}exceeds|too many tokens|larger than the max"
                            + "|too large to process|cannot be greater than max_model_len",
                    Pattern.CASE_INSENSITIVE);

    /// llama.cpp's words for what this model is not made for, or was not started for.
    private static final Pattern UNFIT =
            Pattern.compile(
                    "(image|audio|video) input is not supported|not support multimodal requests"
                            + "|param requires --jinja");

    /// What else llama.cpp finds wrong with a request.
    private static final Pattern UNREADABLE =
            Pattern.compile(
                    "^Failed to (parse (messages|tools):|(load|download) image)|^Invalid base64 value");

    private ErrorCodes() {}

    /// openai-wire ERR-8.
    static int status(ObjectNode error) {
        int code = error.path("code").asInt(0);
        return code >= 400 && code <= 599 ? code : 502;
    }

    /// llama.cpp answers with 500 whatever it throws, though the request is to blame: a few such
    /// calls would take it out of rotation for everybody.
    static int meant(ObjectNode error, String message, int status) {
        boolean thrown = status == 500 && text(error, "type").equals("server_error");
        boolean aboutTheRequest =
                thrown
                        && (UNFIT.matcher(message).find()
                                || UNREADABLE.matcher(message).find()
                                || message.contains("too large to process"));
        if (aboutTheRequest) {
            error.put("type", "invalid_request_error");
        }
        return aboutTheRequest ? 400 : status;
    }

    static @Nullable String code(ObjectNode error, String message, int status) {
        String said = error.path("code").isTextual() ? error.path("code").asText() : null;
        String kind =
                (said + " " + text(error, "type") + " " + text(error, "param"))
                        .toLowerCase(Locale.ROOT);
        boolean aboutTheRequest = status == 400 || status == 413 || status == 422;
        if (aboutTheRequest
                && (OVERFLOW.matcher(kind).find() || OVERFLOW.matcher(message).find())) {
            return "context_length_exceeded";
        }
        if (aboutTheRequest && UNFIT.matcher(message).find()) {
            return "unsupported_input";
        }
        if (kind.contains("insufficient_quota")) {
            return "insufficient_quota";
        }
        return status == 404 && aboutTheModel(error) ? "model_not_found" : said;
    }

    /// A 404 is about the model, or about the path, which the operator chose as well, unless it
    /// names another member of the request: a file that is not there.
    private static boolean aboutTheModel(ObjectNode error) {
        JsonNode param = error.path("param");
        return !param.isTextual() || param.asText().equals("model");
    }

    static String text(ObjectNode error, String name) {
        JsonNode node = error.path(name);
        return node.isTextual()
                ? node.asText()
                : node.isMissingNode() || node.isNull() ? "" : node.toString();
    }
}
