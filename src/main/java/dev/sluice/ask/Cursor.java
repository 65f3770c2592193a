package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sluice.wire.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Walks one JSON document strictly: jackson-core's parser with byte offsets, the limits of
/// security.md section 6, and the guard of S27 ([Keys]). One thread. Every error is a [Refused]
/// that names a path or an offset, never content.
final class Cursor implements AutoCloseable {

    private final byte[] bytes;
    private final Scanner json;
    private final Keys keys = new Keys();
    private int keyStart;
    private JsonToken token = JsonToken.NOT_AVAILABLE;

    Cursor(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.json = Scanner.open(bytes, from, to);
    }

    byte[] bytes() {
        return bytes;
    }

    /// Moves on and gives the kind of the next token, `NOT_AVAILABLE` at the end of the input.
    JsonToken next() {
        try {
            JsonToken next = json.nextToken();
            token = next == null ? JsonToken.NOT_AVAILABLE : next;
            return token;
        } catch (StreamConstraintsException e) {
            throw overLimit();
        } catch (IOException e) {
            throw syntax();
        }
    }

    JsonToken token() {
        return token;
    }

    boolean isNull() {
        return token == JsonToken.VALUE_NULL;
    }

    /// Enters the object at hand; the answer belongs to [#key] and [#names].
    int enter() {
        if (token != JsonToken.START_OBJECT) {
            throw wrong("an object");
        }
        return keys.enter();
    }

    /// The next key of the object entered, its value at hand; null at the object's end.
    @Nullable String key(int object, Keys.Known known) {
        if (next() == JsonToken.END_OBJECT) {
            String twin = keys.leave(object);
            if (twin != null) {
                throw Fault.at(path() + "." + Scanner.shown(twin), Keys.TWICE);
            }
            return null;
        }
        String name = json.name();
        keyStart = json.nameStart();
        boolean plain = bytes[keyStart + 1 + name.length()] == '"';
        String wrong = keys.add(object, name, plain, known);
        if (wrong != null) {
            throw Fault.at(path(), wrong);
        }
        next();
        return name;
    }

    /// The first keys of an object just ended.
    String[] names(int object, int count) {
        return keys.names(object, count);
    }

    /// Offset of the opening quote of the key read last at this level.
    int keyStart() {
        return keyStart;
    }

    /// Offset of the value at hand.
    int start() {
        return json.start();
    }

    /// Offset behind the value at hand, which must be a scalar, or an object or array just ended.
    int end() {
        try {
            return json.end();
        } catch (IOException e) {
            throw syntax();
        }
    }

    /// Passes over the value at hand and gives its length in bytes.
    int skip() {
        int start = start();
        pass();
        return end() - start;
    }

    private void pass() {
        switch (token) {
            case START_OBJECT -> {
                int base = enter();
                while (key(base, Keys.Known.NONE) != null) {
                    pass();
                }
            }
            case START_ARRAY -> {
                while (next() != JsonToken.END_ARRAY) {
                    pass();
                }
            }
            default -> end();
        }
    }

    String string() {
        if (token != JsonToken.VALUE_STRING) {
            throw wrong("a string");
        }
        try {
            return json.getText();
        } catch (IOException e) {
            throw syntax();
        }
    }

    /// A name that goes into answers and logs: whole characters, at most as long as a key.
    String name() {
        String name = string();
        if (name.length() > Keys.MAX_NAME) {
            throw Fault.unsupported(path(), "is longer than " + Keys.MAX_NAME + " characters");
        }
        if (name.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)) {
            throw Fault.at(path(), "holds half a surrogate pair");
        }
        return name;
    }

    /// A string that is probably one of `usual`; those cost no allocation.
    String word(String[] usual) {
        if (token == JsonToken.VALUE_STRING) {
            int start = start() + 1;
            for (String word : usual) {
                if (isAt(start, word)) {
                    end();
                    return word;
                }
            }
        }
        return string();
    }

    boolean truth() {
        return switch (token) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrong("true or false");
        };
    }

    double number() {
        if (!token.isNumeric()) {
            throw wrong("a number");
        }
        try {
            double value = json.getDoubleValue();
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (IOException e) {
            throw syntax();
        }
        throw Fault.unsupported(path(), "is a number out of range");
    }

    /// An integer in any spelling JSON has for it (`1`, `1.0`, `1e0`).
    int integer(int least, int most) {
        double value = number();
        if (value != Math.rint(value)) {
            throw wrong("an integer");
        }
        if (value < least || value > most) {
            throw Fault.unsupported(path(), "must lie between " + least + " and " + most);
        }
        return (int) value;
    }

    void array(String of) {
        if (token != JsonToken.START_ARRAY) {
            throw wrong("an array of " + of);
        }
    }

    Refused wrong(String expected) {
        return Fault.at(path(), "must be " + expected);
    }

    /// Where we are, such as `messages[3].content[0].type`; empty for the whole body.
    String path() {
        return json.path();
    }

    private Refused syntax() {
        return Fault.at(path(), "is not valid JSON: syntax error at byte position " + json.at());
    }

    private Refused overLimit() {
        return Fault.at(path(), json.limit() + ", at byte position " + json.at());
    }

    private boolean isAt(int start, String word) {
        int end = start + word.length();
        if (end >= bytes.length || bytes[end] != '"') {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (bytes[i] != word.charAt(i - start)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        try {
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
