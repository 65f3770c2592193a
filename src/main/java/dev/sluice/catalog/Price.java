package dev.sluice.catalog;

/// List prices in pico-dollars per token: 1 USD per million tokens is 1,000,000. Integers, so that
/// sums are exact.
///
/// @param cachedInput for input tokens the provider read from its cache
public record Price(long input, long cachedInput, long output) {

    /// Pico-dollars per token for a price in USD per million tokens.
    public static long picos(java.math.BigDecimal usdPerMillion) {
        return usdPerMillion
                .movePointRight(6)
                .setScale(0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
    }
}
