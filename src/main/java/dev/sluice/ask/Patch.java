package dev.sluice.ask;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.sluice.wire.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A JSON merge patch (RFC 7396) that a model, a tier or a rule applies to the request. Immutable,
/// parsed once when the configuration loads; what is written into a request lies ready as bytes.
///
/// Shape: `changes[i]` is what becomes of the member `names[i]`; `keys[i]` is `"name":`.
public final class Patch {

    public static final Patch NONE = new Patch(new String[0], new byte[0][], new Change[0]);

    private final String[] names;
    private final byte[][] keys;
    private final Change[] changes;

    private Patch(String[] names, byte[][] keys, Change[] changes) {
        this.names = names;
        this.keys = keys;
        this.changes = changes;
    }

    /// Parses a JSON object; a number keeps its text. Throws `IllegalArgumentException`, which
    /// names a path or position, when it is not one.
    public static Patch of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            return within(bytes, 0, bytes.length);
        } catch (Refused e) {
            throw new IllegalArgumentException("patch: " + e.getMessage(), e);
        }
    }

    /// Sets one member, whatever it was.
    static Patch set(String name, byte[] json) {
        return new Patch(
                new String[] {name}, new byte[][] {key(name)}, new Change[] {new Change.Set(json)});
    }

    private static Patch within(byte[] bytes, int from, int to) {
        Body object = Body.within(bytes, from, to);
        if (object.size() == 0) {
            return NONE;
        }
        byte[][] keys = new byte[object.size()][];
        Change[] changes = new Change[object.size()];
        for (int i = 0; i < changes.length; i++) {
            keys[i] = key(object.names()[i]);
            changes[i] = change(bytes, object.valueStart(i), object.valueEnd(i));
        }
        return new Patch(object.names(), keys, changes);
    }

    private static Change change(byte[] bytes, int from, int to) {
        return switch (bytes[from]) {
            case '{' -> Change.Merge.of(within(bytes, from, to));
            case 'n' -> Change.Remove.ONLY;
            default -> new Change.Set(Arrays.copyOfRange(bytes, from, to));
        };
    }

    public boolean isEmpty() {
        return names.length == 0;
    }

    /// This patch, then another one on top of it.
    public Patch then(Patch later) {
        if (isEmpty() || later.isEmpty()) {
            return isEmpty() ? later : this;
        }
        String[] names = Arrays.copyOf(this.names, size() + later.size());
        byte[][] keys = Arrays.copyOf(this.keys, names.length);
        Change[] changes = Arrays.copyOf(this.changes, names.length);
        int used = size();
        for (int i = 0; i < later.size(); i++) {
            int mine = index(later.names[i]);
            int at = mine >= 0 ? mine : used++;
            names[at] = later.names[i];
            keys[at] = later.keys[i];
            changes[at] = mine < 0 ? later.changes[i] : changes[at].then(later.changes[i]);
        }
        if (used == names.length) {
            return new Patch(names, keys, changes);
        }
        return new Patch(
                Arrays.copyOf(names, used),
                Arrays.copyOf(keys, used),
                Arrays.copyOf(changes, used));
    }

    /// The patch as JSON, for showing: a member that becomes exactly an object looks like one that
    /// is merged.
    public String json() {
        Pieces out = new Pieces();
        write(out, true);
        return new String(out.join(), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return json();
    }

    int size() {
        return names.length;
    }

    String name(int i) {
        return names[i];
    }

    byte[] key(int i) {
        return keys[i];
    }

    Change change(int i) {
        return changes[i];
    }

    /// The place of a member, or -1.
    int index(String name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /// What the patch makes of nothing: itself without its nulls.
    byte[] fresh() {
        Pieces out = new Pieces();
        write(out, false);
        return out.join();
    }

    private void write(Pieces out, boolean nulls) {
        out.add('{');
        boolean any = false;
        for (int i = 0; i < names.length; i++) {
            byte[] value = nulls ? changes[i].shown() : changes[i].fresh();
            if (value != null) {
                out.member(any, keys[i], value);
                any = true;
            }
        }
        out.add('}');
    }

    static byte[] key(String name) {
        return (quoted(name) + ":").getBytes(StandardCharsets.UTF_8);
    }

    /// A string as JSON. A model's name is usually plain, and written for each attempt.
    static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                char[] escaped = JsonStringEncoder.getInstance().quoteAsString(text);
                return '"' + String.valueOf(escaped) + '"';
            }
        }
        return '"' + text + '"';
    }
}
