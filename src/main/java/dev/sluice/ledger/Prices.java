package dev.sluice.ledger;

import dev.sluice.catalog.Price;

/// Turns usage into money. Pure integer arithmetic: pico-dollars summed, then rounded half up to
/// micro-dollars once.
public final class Prices {

    private static final long PICOS_PER_MICRO = 1_000_000;

    private Prices() {}

    /// Micro-dollars.
    public static long micros(Usage usage, Price price) {
        long fresh = Math.max(0, usage.input() - usage.cached());
        long picos =
                fresh * price.input()
                        + usage.cached() * price.cachedInput()
                        + usage.output() * price.output();
        return (picos + PICOS_PER_MICRO / 2) / PICOS_PER_MICRO;
    }
}
