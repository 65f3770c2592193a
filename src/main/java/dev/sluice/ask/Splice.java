package dev.sluice.ask;

/// Edits a request by offset: untouched ranges stay byte-identical (performance.md section 6). A
/// pure function of the original body.
public final class Splice {

    private Splice() {}

    public static byte[] apply(Body body, Edits edits) {
        throw new UnsupportedOperationException("filled by the ask room");
    }
}
