package dev.sluice.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The form that a caller's `json_schema` asks of an answer's text, without a look inside: JSON,
/// and an object where the schema is of that type or there is none. One that is no object asks for
/// any JSON. Here because a cascade asks before the answer goes out, when no tree may be built, and
/// a review after it. Immutable.
public final class Form {

    private static final JsonFactory JSON = new JsonFactory();

    private final boolean object;

    private Form(Value format, boolean anthropic) {
        Value schema = format.get(anthropic ? "format" : "json_schema").get("schema");
        boolean said = schema.get("type").is("object") && !schema.get("$ref").present();
        this.object = !schema.present() || said && !schema.get("nullable").isTrue();
    }

    /// Of a request that asks for a schema, and still has its bytes.
    public static Form of(Ask ask) {
        boolean anthropic = ask.endpoint().anthropic();
        Body body = ask.body();
        int at = body.find(member(anthropic));
        return at < 0
                ? new Form(Value.ABSENT, anthropic)
                : new Form(
                        Value.of(body.bytes(), body.valueStart(at), body.valueEnd(at)), anthropic);
    }

    /// @param format what stands under [#member] of the request
    public static Form of(boolean anthropic, byte[] format) {
        return new Form(Value.of(format), anthropic);
    }

    /// The member of a request that holds its schema.
    public static String member(boolean anthropic) {
        return anthropic ? "output_config" : "response_format";
    }

    /// Whether an answer has to say anything is not for its form to say.
    public boolean brokenBy(String text) {
        if (text.isBlank()) {
            return false;
        }
        JsonToken first = first(text);
        return first == null || object && first != JsonToken.START_OBJECT;
    }

    /// Whether a text is one JSON object and nothing else.
    public static boolean isObject(String text) {
        return first(text) == JsonToken.START_OBJECT;
    }

    /// What a text that is one JSON value begins with; null for any other.
    private static @Nullable JsonToken first(String text) {
        try (JsonParser at = JSON.createParser(text)) {
            JsonToken first = at.nextToken();
            at.skipChildren();
            return at.nextToken() == null ? first : null;
        } catch (IOException broken) {
            return null;
        }
    }
}
