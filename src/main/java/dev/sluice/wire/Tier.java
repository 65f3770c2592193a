package dev.sluice.wire;

import java.util.Locale;

/// How much thinking a call gets. The order matters: a caller's wish may raise a tier, never lower
/// it.
public enum Tier {
    FAST,
    REASONING;

    /// The word used in configuration, headers and metric tags.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
