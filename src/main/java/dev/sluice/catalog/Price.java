package dev.sluice.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// List prices in pico-dollars per token: 1 USD per million tokens is 1,000,000. Integers, so that
/// sums are exact.
///
/// @param cachedInput for input tokens the provider read from its cache
/// @param cacheWrite for input tokens the provider wrote to its cache
/// @param listed the day on which the catalog's source was read; empty when the operator said it
public record Price(long input, long cachedInput, long cacheWrite, long output, String listed) {

    /// Of a provider that writes its cache for nothing.
    public Price(long input, long cachedInput, long output, String listed) {
        this(input, cachedInput, input, output, listed);
    }

    /// The operator's.
    public Price(long input, long cachedInput, long output) {
        this(input, cachedInput, output, "");
    }

    public Price writing(long cacheWrite) {
        return new Price(input, cachedInput, cacheWrite, output, listed);
    }

    /// Pico-dollars per token for a price in USD per million tokens.
    public static long picos(BigDecimal usdPerMillion) {
        return usdPerMillion.movePointRight(6).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /// USD per million tokens for a price in pico-dollars per token.
    public static BigDecimal usd(long picos) {
        BigDecimal usd = BigDecimal.valueOf(picos, 6).stripTrailingZeros();
        return usd.scale() < 0 ? usd.setScale(0) : usd;
    }
}
