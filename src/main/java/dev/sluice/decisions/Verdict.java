package dev.sluice.decisions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a caller says of a decision: right, too weak, stronger than needed, too slow.
public enum Verdict {
    GOOD,
    UNDER,
    OVER,
    SLOW;

    /// Largest body in bytes: four words need no more.
    public static final int BODY = 4 << 10;

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String known() {
        return Arrays.stream(values()).map(Verdict::word).collect(Collectors.joining(", "));
    }

    /// Reads `{"verdict": "good"}`, strictly. Throws [Refused] that names field and value.
    public static Verdict read(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw wrong(null, null, "the body is not a JSON object");
            }
            Verdict verdict = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                verdict = member(json);
            }
            if (json.nextToken() != null) {
                throw wrong(null, null, "the body goes on after its JSON object; send one object");
            }
            if (verdict == null) {
                throw wrong(
                        "verdict",
                        "missing_required_parameter",
                        "missing required parameter: verdict; send one of " + known());
            }
            return verdict;
        } catch (IOException broken) {
            throw wrong(null, null, "the body is not one JSON object without repeated members");
        }
    }

    private static Verdict member(JsonParser json) throws IOException {
        String key = json.currentName();
        if (!key.equals("verdict")) {
            String name = Labels.brief(key);
            throw wrong(
                    name,
                    "unknown_parameter",
                    "unknown parameter: '" + name + "'; send verdict alone");
        }
        if (json.nextToken() != JsonToken.VALUE_STRING) {
            throw wrong(
                    "verdict", "invalid_type", "verdict is not a string; send one of " + known());
        }
        String word = json.getText();
        for (Verdict verdict : values()) {
            if (verdict.word().equals(word)) {
                return verdict;
            }
        }
        throw wrong(
                "verdict",
                "unsupported_value",
                "verdict is '" + Labels.brief(word) + "'; send one of " + known());
    }

    private static Refused wrong(@Nullable String param, @Nullable String code, String message) {
        return new Refused(new Refusal.Malformed(param, code, message + "."));
    }
}
