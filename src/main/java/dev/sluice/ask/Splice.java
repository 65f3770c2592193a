package dev.sluice.ask;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Edits a request by offset: untouched ranges stay byte-identical (performance.md section 6). A
/// pure function of the original body.
public final class Splice {

    private static final Patch USAGE = Patch.of("{\"stream_options\":{\"include_usage\":true}}");

    private Splice() {}

    /// The order is drop, rename, patch, include_usage, model. Two sources of one new name: the
    /// first in the body stays.
    public static byte[] apply(Body body, Edits edits) {
        Patch patch = edits.includeUsage() ? edits.patch().then(USAGE) : edits.patch();
        byte[] model = Quoted.text(edits.model()).getBytes(StandardCharsets.UTF_8);
        Pieces out = new Pieces();
        out.add(body.bytes(), 0, body.open());
        weave(
                out,
                body,
                Renaming.names(body, edits),
                body.bytes().length,
                patch.then(Patch.set("model", model)));
        return out.join();
    }

    /// A merge patch applied to an object given as JSON.
    static byte[] merge(byte[] json, Patch patch) {
        Pieces out = new Pieces();
        merge(out, json, 0, json.length, patch);
        return out.join();
    }

    private static void merge(Pieces out, byte[] json, int from, int to, Patch patch) {
        Body object = Body.within(json, from, to);
        out.add(json, from, object.open());
        weave(out, object, object.names(), to, patch);
    }

    /// Writes the object from behind its brace up to `end`: new members first, then those it has,
    /// each with the comma and the blanks that stood before it.
    ///
    /// @param names of its members, in order; null for one that is left out
    private static void weave(
            Pieces out, Body object, @Nullable String[] names, int end, Patch patch) {
        byte[] bytes = object.bytes();
        boolean any = insert(out, names, patch);
        int behind = object.open();
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            int place = name == null ? -1 : patch.index(name);
            boolean removed = place >= 0 && patch.member(place).change() == Change.Remove.ONLY;
            if (name != null && !removed) {
                if (i == 0 && any) {
                    out.add(',');
                }
                if (i == 0 || any) {
                    out.add(bytes, behind, object.keyStart(i));
                }
                any = true;
                key(out, object, name, i);
                value(out, object, i, place < 0 ? null : patch.member(place).change());
            }
            behind = object.valueEnd(i);
        }
        out.add(bytes, behind, end);
    }

    private static boolean insert(Pieces out, @Nullable String[] names, Patch patch) {
        boolean any = false;
        for (int p = 0; p < patch.size(); p++) {
            Patch.Member member = patch.member(p);
            byte[] value = member.change().fresh();
            if (value != null && !Renaming.has(names, member.name())) {
                out.member(any, member.key(), value);
                any = true;
            }
        }
        return any;
    }

    private static void key(Pieces out, Body object, String name, int i) {
        if (name.equals(object.names()[i])) {
            out.add(object.bytes(), object.keyStart(i), object.valueStart(i));
        } else {
            out.add(Quoted.key(name));
        }
    }

    private static void value(Pieces out, Body object, int i, @Nullable Change change) {
        byte[] bytes = object.bytes();
        int from = object.valueStart(i);
        int to = object.valueEnd(i);
        switch (change) {
            case null -> out.add(bytes, from, to);
            case Change.Merge merge when bytes[from] == '{' ->
                    merge(out, bytes, from, to, merge.patch());
            case Change.Merge merge -> out.add(merge.fresh());
            case Change.Set set -> out.add(set.json());
            case Change.Remove _ -> {}
        }
    }
}
