package dev.sluice.ask;

/// Human text as ranges of the caller's body, still JSON-escaped. Immutable; each reader takes its
/// own [Glyphs].
///
/// Shape: `latest` and `first` are pairs (start, end) of string contents without their quotes, in
/// order; both are empty when no human turn exists. `first` identifies a conversation (affinity),
/// `latest` is what is weighed.
public record Text(byte[] bytes, int[] latest, int[] first) {

    /// The latest human turn, decoded code point by code point.
    public Glyphs glyphs() {
        return new Glyphs(bytes, latest);
    }

    /// A stable 64-bit hash of the first human turn's bytes, mixed with a seed (the team), so that
    /// a conversation keeps its place.
    public long conversation(long seed) {
        long hash = 0xcbf29ce484222325L ^ seed;
        for (int r = 0; r < first.length; r += 2) {
            for (int i = first[r]; i < first[r + 1]; i++) {
                hash = (hash ^ bytes[i]) * 0x100000001b3L;
            }
        }
        return hash ^ (hash >>> 32);
    }
}
