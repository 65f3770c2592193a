package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/// The scalar settings of a request, gathered while a [Cursor] walks over the top level. One per
/// request.
final class Settings {

    /// Limits of security.md section 6.
    private static final int MAX_CHOICES = 8;

    private static final int MAX_TOP_LOGPROBS = 20;
    private static final int MAX_STOPS = 16;

    static final Keys.Known KNOWN = Fields.KNOWN;

    private static final Keys.Known STREAM_OPTIONS =
            Keys.Known.of("include_usage", "include_obfuscation");
    private static final Keys.Known RESPONSE_FORMAT = Keys.Known.of("type", "json_schema");
    private static final String[] FORMATS = {"text", "json_object", "json_schema"};
    private static final String[] EFFORTS = {
        "low", "medium", "high", "minimal", "none", "xhigh", "max"
    };

    private boolean streams;
    private Ask.UsageWish usageWish = Ask.UsageWish.UNSAID;
    private int maxTokens = -1;
    private int maxCompletionTokens = -1;
    private double temperature = Double.NaN;
    private int n = 1;
    private @Nullable String effort;
    private Options.Format format = Options.Format.TEXT;
    private @Nullable String user;

    boolean streams() {
        return streams;
    }

    Ask.UsageWish usageWish() {
        return usageWish;
    }

    Options options() {
        int most = maxCompletionTokens >= 0 ? maxCompletionTokens : maxTokens;
        return new Options(most, temperature, n, effort, format, user);
    }

    /// Takes the member at hand, whose value is not null.
    void read(String key, Cursor at) {
        switch (key) {
            case "stream" -> streams = at.truth();
            case "stream_options" -> streamOptions(at);
            case "max_tokens" -> maxTokens = at.integer(0, Integer.MAX_VALUE);
            case "max_completion_tokens" -> maxCompletionTokens = at.integer(0, Integer.MAX_VALUE);
            case "temperature" -> temperature = at.number();
            case "n" -> n = at.integer(1, MAX_CHOICES);
            case "best_of" -> at.integer(0, MAX_CHOICES);
            case "top_logprobs" -> at.integer(0, MAX_TOP_LOGPROBS);
            case "stop" -> stop(at);
            case "reasoning_effort" -> effort = at.word(EFFORTS);
            case "response_format" -> responseFormat(at);
            case "user" -> user = at.string();
            default -> at.skip();
        }
    }

    private void streamOptions(Cursor at) {
        int object = at.enter();
        for (String key = at.key(object, STREAM_OPTIONS);
                key != null;
                key = at.key(object, STREAM_OPTIONS)) {
            if (key.equals("include_usage") && !at.isNull()) {
                usageWish = at.truth() ? Ask.UsageWish.YES : Ask.UsageWish.NO;
            } else {
                at.skip();
            }
        }
    }

    private void responseFormat(Cursor at) {
        int object = at.enter();
        for (String key = at.key(object, RESPONSE_FORMAT);
                key != null;
                key = at.key(object, RESPONSE_FORMAT)) {
            if (key.equals("type")) {
                format = Options.Format.of(at.word(FORMATS));
            } else {
                at.skip();
            }
        }
    }

    private static void stop(Cursor at) {
        if (at.token() == JsonToken.VALUE_STRING) {
            return;
        }
        if (at.token() != JsonToken.START_ARRAY) {
            throw at.wrong("a string or an array of strings");
        }
        stops(at, "stop");
    }

    /// The strings at which an answer ends.
    static void stops(Cursor at, String member) {
        at.array("strings");
        int stops = 0;
        while (at.next() != JsonToken.END_ARRAY) {
            if (++stops > MAX_STOPS) {
                throw Fault.tooMany(member, MAX_STOPS);
            }
            if (at.token() != JsonToken.VALUE_STRING) {
                throw at.wrong("a string");
            }
        }
    }
}
