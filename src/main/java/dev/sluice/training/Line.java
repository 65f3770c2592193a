package dev.sluice.training;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.complexity.Features;
import dev.sluice.complexity.Reading;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One line of a row file. The prompt is read where it stands, still escaped, by the scan that
/// serves requests.
final class Line {

    private static final JsonFactory JSON = new JsonFactory();

    private final String where;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Double> numbers = new HashMap<>();
    private @Nullable String id;
    private boolean idIsText;
    private @Nullable Features features;

    /// @param where file and line, for messages
    Line(String where, byte[] bytes, Reading reading) {
        this.where = where;
        try (JsonParser at = JSON.createParser(bytes)) {
            if (at.nextToken() != JsonToken.START_OBJECT) {
                throw new Unreadable(where, "is not a JSON object; one row per line");
            }
            if (at.currentTokenLocation().getByteOffset() < 0) {
                throw new Unreadable(where, "is not UTF-8; write the file again in that encoding");
            }
            while (at.nextToken() == JsonToken.FIELD_NAME) {
                member(at.currentName(), at, bytes, reading);
            }
            if (at.nextToken() != null) {
                throw new Unreadable(where, "holds more than one JSON value; one row per line");
            }
        } catch (IOException e) {
            throw new Unreadable(where, "is not JSON; one object per line");
        }
    }

    private void member(String name, JsonParser at, byte[] bytes, Reading reading)
            throws IOException {
        JsonToken token = at.nextToken();
        if (name.equals("id")) {
            id(token, at);
        } else if (name.equals("features") && token == JsonToken.START_OBJECT) {
            features = new Recorded(where, at).features();
        } else if (token == JsonToken.VALUE_STRING) {
            texts.put(name, at.getText());
            if (name.equals("prompt")) {
                int from = (int) at.currentTokenLocation().getByteOffset() + 1;
                features = reading.features(bytes, from, end(bytes, from));
            }
        } else if (token.isNumeric() || token.isBoolean()) {
            numbers.put(
                    name, token.isNumeric() ? at.getDoubleValue() : at.getBooleanValue() ? 1 : 0);
        } else {
            at.skipChildren();
        }
    }

    /// As it is written: a number may have more digits than a `double` holds.
    private void id(JsonToken token, JsonParser at) throws IOException {
        idIsText = token == JsonToken.VALUE_STRING;
        id = at.getText();
        if (!idIsText && token != JsonToken.VALUE_NUMBER_INT) {
            throw new Unreadable(where, "id: %s is neither text nor a whole number".formatted(id));
        }
    }

    private static int end(byte[] bytes, int from) {
        int at = from;
        while (bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    String id() {
        if (id == null) {
            throw new Unreadable(where, "id: is missing; every row has one");
        }
        return id;
    }

    /// As a JSON value, for an answer.
    boolean idIsText() {
        return idIsText;
    }

    @Nullable String text(String name) {
        return texts.get(name);
    }

    Features features() {
        if (features == null) {
            throw new Unreadable(where, "prompt: is missing; a row has a prompt or features");
        }
        return features;
    }

    /// An outcome, 0 to 1.
    double outcome(String name) {
        Double value = numbers.get(name);
        if (value == null) {
            throw new Unreadable(where, name + ": is missing; a number from 0 to 1");
        }
        if (!(value >= 0 && value <= 1)) {
            throw new Unreadable(
                    where, "%s: %s is not a number from 0 to 1".formatted(name, value));
        }
        return value;
    }
}
