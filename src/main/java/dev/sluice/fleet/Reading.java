package dev.sluice.fleet;

import java.util.Set;

/// What a server said of itself at one moment: the sum over its engines (providers.md section 7).
///
/// @param running requests that generate
/// @param waiting requests accepted and not yet begun
/// @param cache how much of the KV cache is taken, 0 to 1; the fullest engine's
/// @param awake false while an engine sleeps: it then holds requests without an answer, and says
///   that none run
/// @param adapters LoRA adapters that run or wait; empty when the server was started without
/// @param spoken first tokens since its start; 0 when it does not tell
/// @param at when it was asked, on the clock of `System.nanoTime()`
record Reading(
        double running,
        double waiting,
        double cache,
        boolean awake,
        Set<String> adapters,
        double spoken,
        long at) {

    // Weights of reliability.md R30.
    static final double WAITING = 4;
    private static final double CACHE = 160;
    private static final double ROOMY = 0.8;

    Reading {
        adapters = Set.copyOf(adapters);
    }

    /// In requests that run; what waits, and a cache almost full, weighs more.
    double load() {
        return running + WAITING * waiting + CACHE * Math.max(0, cache - ROOMY);
    }
}
