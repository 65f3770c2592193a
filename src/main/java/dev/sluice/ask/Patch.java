package dev.sluice.ask;

/// A JSON merge patch (RFC 7396) that a model, a tier or a rule applies to the request. Immutable,
/// parsed once when the configuration loads.
public final class Patch {

    public static final Patch NONE = new Patch();

    private Patch() {}

    public boolean isEmpty() {
        return true;
    }

    /// This patch, then another one on top of it.
    public Patch then(Patch later) {
        throw new UnsupportedOperationException("filled by the ask room");
    }
}
