package dev.sluice.wire;

/// A credential of ours towards somebody else. Prints as `***`, so that no log, dump or problem can
/// show it (security S40).
public record Secret(String value) {

    public static final Secret NONE = new Secret("");

    public boolean present() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return "***";
    }
}
