package dev.sluice.dialect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Reads a [Value] through and through, where a model or a caller may have written what is no JSON:
/// a value itself looks no further than it must.
final class Strict {

    private static final JsonFactory JSON = new JsonFactory();

    private Strict() {}

    static boolean isObject(Value value) {
        if (!value.isObject()) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(value.a, value.from, value.to - value.from)) {
            JsonToken last = null;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                last = token;
            }
            return last == JsonToken.END_OBJECT;
        } catch (IOException notJson) {
            return false;
        }
    }
}
