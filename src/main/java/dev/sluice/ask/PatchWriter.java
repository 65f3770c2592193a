package dev.sluice.ask;

/// Writes a [Patch] as JSON.
final class PatchWriter {

    private PatchWriter() {}

    /// @param nulls whether what it removes is shown; without them, what it makes of nothing
    static byte[] write(Patch patch, boolean nulls) {
        Pieces out = new Pieces();
        out.add('{');
        boolean any = false;
        for (int i = 0; i < patch.size(); i++) {
            Patch.Member member = patch.member(i);
            byte[] value = nulls ? member.change().shown() : member.change().fresh();
            if (value != null) {
                out.member(any, member.key(), value);
                any = true;
            }
        }
        out.add('}');
        return out.join();
    }
}
