package dev.sluice.wire;

/// What a caller showed to say who it is, before anybody looked it up. Never logged: [Bearer] hides
/// its token from `toString`.
public sealed interface Credential {

    /// No credential at all.
    record None() implements Credential {}

    /// Something that cannot be a credential: two different ones, control characters, too long.
    /// `reason` is a metric tag: `malformed`.
    record Malformed(String problem) implements Credential {}

    /// One token, printable ASCII, at most 512 bytes (security S13).
    record Bearer(String token) implements Credential {
        @Override
        public String toString() {
            return "Bearer ***";
        }
    }
}
