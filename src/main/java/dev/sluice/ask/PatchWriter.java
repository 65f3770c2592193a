package dev.sluice.ask;

/// Writes a [Patch] as JSON.
final class PatchWriter {

    private PatchWriter() {}

    /// @param nulls whether what it removes is shown
    static byte[] write(Patch patch, boolean nulls) {
        Pieces out = new Pieces();
        out.add('{');
        boolean any = false;
        for (int i = 0; i < patch.size(); i++) {
            Change change = patch.change(i);
            byte[] value = nulls ? change.shown() : change.fresh();
            if (value != null) {
                out.member(any, patch.key(i), value);
                any = true;
            }
        }
        out.add('}');
        return out.join();
    }
}
