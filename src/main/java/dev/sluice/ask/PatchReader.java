package dev.sluice.ask;

import dev.sluice.wire.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads a [Patch] from JSON.
final class PatchReader {

    private PatchReader() {}

    /// As [Patch#of].
    static Patch read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        try {
            return within(bytes, 0, bytes.length);
        } catch (Refused e) {
            throw new IllegalArgumentException("patch: " + e.getMessage(), e);
        }
    }

    static Patch within(byte[] bytes, int from, int to) {
        Body object = Body.within(bytes, from, to);
        if (object.size() == 0) {
            return Patch.NONE;
        }
        Patch.Member[] members = new Patch.Member[object.size()];
        for (int i = 0; i < members.length; i++) {
            Change change = change(bytes, object.valueStart(i), object.valueEnd(i));
            members[i] = Patch.Member.of(object.names()[i], change);
        }
        return new Patch(members);
    }

    private static Change change(byte[] bytes, int from, int to) {
        return switch (bytes[from]) {
            case '{' -> Change.Merge.of(within(bytes, from, to));
            case 'n' -> Change.Remove.ONLY;
            default -> new Change.Set(Arrays.copyOfRange(bytes, from, to));
        };
    }
}
