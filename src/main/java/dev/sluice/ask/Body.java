package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;
import java.util.function.Consumer;

/// The caller's bytes and where each top-level member lies in them. Read-only by agreement: the
/// array is the caller's body itself.
///
/// Shape: `names[i]` is the i-th member's name, unescaped; its name token starts at `spans[3*i]`
/// (the opening quote), its value starts at `spans[3*i+1]` and ends before `spans[3*i+2]`. `open`
/// is the offset just after the object's `{`.
///
/// @param length in bytes, also of one whose bytes are gone
public record Body(byte[] bytes, int open, String[] names, int[] spans, int length) {

    /// One that was dropped.
    static final Body NOTHING = gone(0);

    public Body(byte[] bytes, int open, String[] names, int[] spans) {
        this(bytes, open, names, spans, bytes.length);
    }

    /// One of which nothing but the length is on record.
    public static Body gone(int length) {
        return new Body(new byte[0], 0, new String[0], new int[0], length);
    }

    /// Members of a request body, usually: 8.
    private static final int USUAL = 8;

    /// The object at a cursor, member by member; `reader` may consume each value, or leave a scalar
    /// where it is.
    static Body members(Cursor at, byte[] bytes, Keys.Known known, Consumer<String> reader) {
        int open = at.start() + 1;
        int[] spans = new int[3 * USUAL];
        int used = 0;
        int object = at.enter();
        for (String key = at.key(object, known); key != null; key = at.key(object, known)) {
            if (used == spans.length) {
                spans = Arrays.copyOf(spans, 2 * used);
            }
            spans[used] = at.keyStart();
            spans[used + 1] = at.start();
            reader.accept(key);
            spans[used + 2] = at.end();
            used += 3;
        }
        return new Body(bytes, open, at.names(object, used / 3), spans);
    }

    /// The object that fills a range; throws [dev.sluice.wire.Refused] when something else does.
    static Body within(byte[] bytes, int from, int to) {
        try (Cursor at = new Cursor(bytes, from, to)) {
            at.next();
            Body object = members(at, bytes, Keys.Known.NONE, _ -> at.skip());
            if (at.next() != JsonToken.NOT_AVAILABLE) {
                throw Fault.at("", "goes on after its JSON object");
            }
            return object;
        }
    }

    /// The index of a member, or -1.
    public int find(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether a member is there and neither false nor null.
    public boolean says(String name) {
        int at = find(name);
        byte first = at < 0 ? (byte) 'n' : bytes[valueStart(at)];
        return first != 'f' && first != 'n';
    }

    public int size() {
        return names.length;
    }

    public int keyStart(int member) {
        return spans[3 * member];
    }

    public int valueStart(int member) {
        return spans[3 * member + 1];
    }

    public int valueEnd(int member) {
        return spans[3 * member + 2];
    }
}
