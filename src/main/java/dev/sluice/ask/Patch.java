package dev.sluice.ask;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON merge patch (RFC 7396) that a model, a tier or a rule applies to the request. Immutable,
/// parsed once when the configuration loads; what is written into a request lies ready as bytes.
public final class Patch {

    public static final Patch NONE = new Patch();

    private final Member[] members;

    Patch(Member... members) {
        this.members = members;
    }

    /// What becomes of one member.
    ///
    /// @param key `"name":`
    record Member(String name, byte[] key, Change change) {

        static Member of(String name, Change change) {
            return new Member(name, Quoted.key(name), change);
        }
    }

    /// Parses a JSON object; a number keeps its text. Throws `IllegalArgumentException`, which
    /// names a path or position, when it is not one.
    public static Patch of(String json) {
        return PatchReader.read(json);
    }

    /// Sets one member, whatever it was.
    public static Patch set(String name, byte[] json) {
        return new Patch(Member.of(name, new Change.Set(json)));
    }

    public boolean isEmpty() {
        return members.length == 0;
    }

    /// This patch, then another one on top of it.
    public Patch then(Patch later) {
        if (isEmpty() || later.isEmpty()) {
            return isEmpty() ? later : this;
        }
        Member[] all = Arrays.copyOf(members, size() + later.size());
        int used = size();
        for (Member more : later.members) {
            int mine = index(more.name);
            if (mine < 0) {
                all[used++] = more;
            } else {
                all[mine] = new Member(more.name, more.key, all[mine].change.then(more.change));
            }
        }
        return new Patch(used == all.length ? all : Arrays.copyOf(all, used));
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
        for (Member member : members) {
            String name = rename.get(member.name);
            Member known = name == null ? member : Member.of(name, member.change);
            renamed = renamed.then(new Patch(known));
        }
        return renamed;
    }

    /// What it writes where the member is absent, as JSON; null when it says nothing of it, or
    /// takes it away.
    public byte @Nullable [] value(String name) {
        int i = index(name);
        return i < 0 ? null : members[i].change.fresh();
    }

    /// Whether it says anything of a member, be it that it goes.
    public boolean names(String name) {
        return index(name) >= 0;
    }

    int size() {
        return members.length;
    }

    Member member(int i) {
        return members[i];
    }

    /// The place of a member, or -1.
    int index(String name) {
        for (int i = 0; i < members.length; i++) {
            if (members[i].name.equals(name)) {
                return i;
            }
        }
        return -1;
    }
}
