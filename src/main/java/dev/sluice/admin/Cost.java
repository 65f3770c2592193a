package dev.sluice.admin;

import dev.sluice.catalog.Price;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// USD per million tokens.
///
/// @param listed the day of the list price; null when the operator said it
record Cost(BigDecimal input, BigDecimal cachedInput, BigDecimal output, @Nullable String listed) {

    static @Nullable Cost of(@Nullable Price price) {
        return price == null
                ? null
                : new Cost(
                        Price.usd(price.input()),
                        Price.usd(price.cachedInput()),
                        Price.usd(price.output()),
                        price.listed().isEmpty() ? null : price.listed());
    }
}
