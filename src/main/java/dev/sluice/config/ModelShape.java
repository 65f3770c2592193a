package dev.sluice.config;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Openness;
import dev.sluice.config.Shape.Clocks;
import dev.sluice.config.Shape.Inline;
import dev.sluice.config.Shape.Json;
import dev.sluice.wire.Tier;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A model in the words of the files. As in [Shape], what was left out or wrong is null.
record ModelShape(
        @Doc(value = "Name of a provider.", required = true) @Nullable String provider,
        @Doc(value = "The provider's name of the model.", required = true)
                @Nullable String upstream,
        @Doc("Where it belongs: fast or reasoning.") @Nullable Tier tier,
        @Doc("JSON merge patch (RFC 7396) applied to every request.") @Nullable Json patch,
        @Doc(
                        "List price; without it the catalog's, where the provider is the model's own maker,"
                                + " and else usage is counted as unpriced.")
                @Nullable Cost price,
        @Doc("Clocks, before the provider's.") @Nullable Clocks timeouts,
        Nature nature,
        Facts facts) {

    /// Without a price when it is of that provider.
    ModelShape free(String of) {
        return of.equals(provider)
                ? new ModelShape(provider, upstream, tier, patch, null, timeouts, nature, facts)
                : this;
    }

    /// Each replaces what the built-in catalog says, as those of [Facts] do.
    @Inline
    record Nature(
            @Doc("What sort of model it is.") Card.@Nullable Kind kind,
            @Doc(
                            "Whether its weights can be had: open-source is under a licence without"
                                    + " restrictions of use.")
                    @Nullable Openness openness,
            @Doc("SPDX-like id in lower case, or proprietary.") @Nullable String licence,
            @Doc(
                            "Makes a base model answer chat: a Jinja template, sent with each request, or"
                                    + " server when the server was started with one.")
                    @Nullable String chatTemplate) {}

    @Inline
    record Facts(
            @Doc(value = "Context window in tokens.", min = 1, max = 1e9) @Nullable Integer window,
            @Doc(value = "Most output tokens of one answer.", min = 1, max = 1e9)
                    @Nullable Integer outputLimit,
            @Doc("Kinds of input understood.") List<Card.Modality> modalities,
            @Doc("Whether it calls tools.") @Nullable Boolean tools,
            @Doc("Whether it keeps to a JSON Schema.") @Nullable Boolean jsonSchema,
            @Doc("Languages it is good at, ISO 639-1, such as en.") List<String> languages) {}

    record Cost(
            @Doc(value = "USD per million input tokens.", required = true, min = 0, max = 1e6)
                    @Nullable BigDecimal input,
            @Doc(
                            value =
                                    "USD per million input tokens read from the provider's cache;"
                                            + " the input price when left out.",
                            min = 0,
                            max = 1e6)
                    @Nullable BigDecimal cachedInput,
            @Doc(value = "USD per million input tokens written to its cache.", min = 0, max = 1e6)
                    @Nullable BigDecimal cacheWrite,
            @Doc(
                            value =
                                    "USD per million output tokens; may be left out for embeddings and reranking.",
                            min = 0,
                            max = 1e6)
                    @Nullable BigDecimal output) {}
}
