package dev.sluice.ask;

/// A cursor over the code points of escaped JSON text. One thread. Between two ranges it yields a
/// line feed, so that words do not run together.
public final class Glyphs {

    private final byte[] bytes;
    private final int[] ranges;
    private int range;
    private int at;

    Glyphs(byte[] bytes, int[] ranges) {
        this.bytes = bytes;
        this.ranges = ranges;
        this.at = ranges.length == 0 ? 0 : ranges[0];
    }

    /// The next code point, or -1 at the end. A lone surrogate escape is yielded as it stands;
    /// malformed UTF-8 was refused by the reader.
    public int next() {
        throw new UnsupportedOperationException("filled by the ask room");
    }
}
