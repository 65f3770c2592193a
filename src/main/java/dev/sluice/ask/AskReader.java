package dev.sluice.ask;

import dev.sluice.wire.Call;

/// Reads a request once, strictly (architecture.md step 2).
public final class AskReader {

    /// Throws [dev.sluice.wire.Refused] with `Malformed` or `TooLarge`.
    public Ask read(Call call) {
        throw new UnsupportedOperationException("filled by the ask room");
    }
}
