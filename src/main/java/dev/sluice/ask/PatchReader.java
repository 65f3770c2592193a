package dev.sluice.ask;

import java.util.Arrays;

/// Reads a [Patch] from JSON.
final class PatchReader {

    private PatchReader() {}

    static Patch within(byte[] bytes, int from, int to) {
        Body object = Body.within(bytes, from, to);
        if (object.size() == 0) {
            return Patch.NONE;
        }
        byte[][] keys = new byte[object.size()][];
        Change[] changes = new Change[object.size()];
        for (int i = 0; i < changes.length; i++) {
            keys[i] = Quoted.key(object.names()[i]);
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
}
