package dev.sluice.ask;

import dev.sluice.wire.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON merge patch (RFC 7396) that a model, a tier or a rule applies to the request. Immutable,
/// parsed once when the configuration loads; what is written into a request lies ready as bytes.
///
/// Shape: `changes[i]` is what becomes of the member `names[i]`; `keys[i]` is `"name":`.
public final class Patch {

    public static final Patch NONE = new Patch(new String[0], new byte[0][], new Change[0]);

    private final String[] names;
    private final byte[][] keys;
    private final Change[] changes;

    Patch(String[] names, byte[][] keys, Change[] changes) {
        this.names = names;
        this.keys = keys;
        this.changes = changes;
    }

    /// Parses a JSON object; a number keeps its text. Throws `IllegalArgumentException`, which
    /// names a path or position, when it is not one.
    public static Patch of(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            return PatchReader.within(bytes, 0, bytes.length);
        } catch (Refused e) {
            throw new IllegalArgumentException("patch: " + e.getMessage(), e);
        }
    }

    /// Sets one member, whatever it was.
    public static Patch set(String name, byte[] json) {
        return new Patch(
                new String[] {name},
                new byte[][] {Quoted.key(name)},
                new Change[] {new Change.Set(json)});
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
        return new String(PatchWriter.write(this, true), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return json();
    }

    /// The same changes to members of other names: what stands in `rename` is known by that.
    public Patch renamed(Map<String, String> rename) {
        if (isEmpty() || rename.isEmpty()) {
            return this;
        }
        Patch renamed = NONE;
        for (int i = 0; i < size(); i++) {
            String name = rename.getOrDefault(names[i], names[i]);
            byte[] key = name.equals(names[i]) ? keys[i] : Quoted.key(name);
            renamed =
                    renamed.then(
                            new Patch(
                                    new String[] {name},
                                    new byte[][] {key},
                                    new Change[] {changes[i]}));
        }
        return renamed;
    }

    /// What it writes where the member is absent, as JSON; null when it says nothing of it, or
    /// takes it away.
    public byte @Nullable [] value(String name) {
        int i = index(name);
        return i < 0 ? null : changes[i].fresh();
    }

    /// Whether it says anything of a member, be it that it goes.
    public boolean names(String name) {
        return index(name) >= 0;
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
        return PatchWriter.write(this, false);
    }
}
