package dev.sluice.catalog;

import dev.sluice.ask.Patch;
import dev.sluice.wire.Secret;
import dev.sluice.wire.Tier;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One configured model: a provider, the provider's name for it, a patch and a price.
///
/// @param name the configured name: unique, shown in headers and metrics
/// @param upstream the name sent to the provider
/// @param tier where it belongs by the operator's word; null when unsaid
/// @param price null when unsaid: usage of it is counted as unpriced, never as free
public record Model(
        String name,
        Provider provider,
        String upstream,
        @Nullable Tier tier,
        Patch patch,
        @Nullable Price price,
        Card card,
        Timeouts timeouts) {

    /// The same model, seen with one of its provider's credentials.
    public Model with(Secret key) {
        return new Model(name, provider.with(key), upstream, tier, patch, price, card, timeouts);
    }

    /// The name of one of its targets: its own, with the replica's authority when there are
    /// several.
    public String target(URI address) {
        boolean only =
                provider.addresses().size() == 1 && provider.balancing().resolveMillis() == 0;
        return only ? name : name + "@" + address.getAuthority();
    }

    /// What a caller may know of it, as a JSON object in which an unknown fact is null. Not the
    /// provider's name for it, nor where the facts are from, which would tell.
    public String facts() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("type", "model");
        facts.put("tier", tier == null ? null : tier.word());
        facts.put("residency", Facts.word(provider.residency()));
        Facts.of(card, facts);
        facts.put("price", Facts.price(price));
        return Facts.json(facts);
    }
}
