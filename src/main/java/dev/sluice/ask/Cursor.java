package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import dev.sluice.wire.Refused;
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
        token = json.advance();
        return token;
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
                throw Fault.at(path() + "." + Fault.shown(twin), Keys.TWICE);
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
        return json.end();
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
        return json.text();
    }

    /// A name that goes into answers and logs: whole characters, at most as long as a key.
    String name() {
        String name = string();
        if (name.length() > Keys.MAX_NAME) {
            throw wrong("at most " + Keys.MAX_NAME + " characters long");
        }
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            if (Character.getType(name.codePointAt(i)) == Character.SURROGATE) {
                throw Fault.at(path(), "holds half a surrogate pair");
            }
        }
        return name;
    }

    /// A string that is probably one of `usual`; those cost no allocation.
    String word(String[] usual) {
        if (token == JsonToken.VALUE_STRING) {
            for (String word : usual) {
                if (json.is(word)) {
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
        double value = json.real();
        if (Double.isFinite(value)) {
            return value;
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

    /// Refuses the value at hand.
    Refused wrong(String expected) {
        return Fault.at(path(), "must be " + expected);
    }

    /// Where we are, such as `messages[3].content[0].type`; empty for the whole body.
    String path() {
        return Fault.path(json.getParsingContext());
    }

    @Override
    public void close() {
        json.close();
    }
}
