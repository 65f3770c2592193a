package dev.sluice.config;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Openness;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Secret;
import dev.sluice.wire.Tier;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The YAML files as records, in the words of the files: a component is a key in kebab-case. What
/// was left out, or was wrong and is reported already, is null (lists and maps: empty). Upper
/// bounds of numbers only catch slips of the keyboard.
record Shape(
        @Doc("Where models live, by name.") Map<String, ProviderShape> providers,
        @Doc("Models by the name that routes and callers use.") Map<String, ModelShape> models,
        @Doc("Interchangeable models by name: a plain ordered list, or every entry with a weight.")
                Map<String, List<Entry>> pools,
        @Doc("Virtual models: what clients send as `model` to let the gateway choose.")
                Map<String, RouteShape> routes,
        @Doc("What holds where models and teams leave it unsaid.") @Nullable Defaults defaults,
        @Doc("Who may call, what, and how much.") Map<String, TeamShape> teams,
        @Doc("Providers known beforehand, besides those that come with the product.")
                Map<String, PresetShape> presets) {

    record ProviderShape(
            @Doc("Name of a preset; the provider's own name counts when there is no dialect.")
                    @Nullable String preset,
            @Doc(
                            "Protocol spoken: openai, anthropic, gemini or langchain4j; the preset's when left out.")
                    @Nullable String dialect,
            @Doc("Server software, such as vllm: switches on what only it understands.")
                    @Nullable String engine,
            Address address,
            Credentials credentials,
            @Doc(value = "Where data goes; rules can require it.", preset = "external")
                    Provider.@Nullable Residency residency,
            @Doc("Clocks for every model of this provider.") @Nullable Clocks timeouts,
            @Doc("How it deviates from its dialect, on top of its preset.")
                    PresetShape.@Nullable RulesShape rules) {}

    @Inline
    record Credentials(
            @Doc("Credential: ${ENV}, ${ENV:default} or ${file:/path}; printed nowhere.")
                    @Nullable Secret apiKey,
            @Doc(
                            "Credentials used in turn, instead of api-key: one that is refused or"
                                    + " limited rests while the others serve.")
                    List<Secret> apiKeys) {}

    @Inline
    record Address(
            @Doc("Address up to and including /v1, http or https.") @Nullable URI baseUrl,
            @Doc("Servers of the same models, instead of base-url.") List<ReplicaShape> replicas,
            @Doc(
                            "How often base-url's name is resolved anew, such as 5s: each of its addresses"
                                    + " is a replica. Left out, the name is one server.")
                    @Nullable Duration resolve,
            @Doc(value = "How a replica is chosen.", preset = "least-load")
                    Provider.@Nullable Balance balance,
            @Doc(
                            value =
                                    "How often a server of engine vllm is asked what it has to do,"
                                            + " 250ms to 5s.",
                            preset = "500ms")
                    @Nullable Duration scrape) {

        Address at(URI base) {
            return new Address(base, replicas, resolve, balance, scrape);
        }
    }

    /// An address alone, or with its capacity.
    @Either("url")
    record ReplicaShape(
            @Doc(value = "Address up to and including /v1, http or https.", required = true)
                    @Nullable URI url,
            @Doc(
                            value = "How much it can do, relative to the others.",
                            preset = "1",
                            min = 1,
                            max = 1_000)
                    @Nullable Integer capacity) {}

    record Clocks(
            @Doc(value = "Until connected, such as 500ms.") @Nullable Duration connect,
            @Doc("From the request until the first data frame of a stream.")
                    @Nullable Duration firstByte,
            @Doc("From the request until the first content.") @Nullable Duration firstToken,
            @Doc("Between two reads.") @Nullable Duration idle,
            @Doc("From the start of an attempt until its last byte.") @Nullable Duration total) {}

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
            Facts facts) {}

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

    /// A model's name alone, or with its weight.
    @Either("model")
    record Entry(
            @Doc(value = "Name of a model.", required = true) @Nullable String model,
            @Doc(
                            value = "Share of the traffic relative to the other weights.",
                            min = 0,
                            max = 1_000_000)
                    @Nullable Integer weight) {}

    record Defaults(
            @Doc("Clocks of every model.") @Nullable Clocks timeouts,
            @Doc("Rates of every team.") TeamShape.@Nullable Rates limits,
            @Doc("Budget of every team that has none of its own.")
                    TeamShape.@Nullable Money budget) {}

    /// Any JSON object, as text.
    record Json(String text) {}

    /// Any JSON value, as text.
    record Any(String text) {}

    /// The components are keys of the record they are part of, not below a key of their own.
    @Retention(RetentionPolicy.RUNTIME)
    @interface Inline {}

    /// May be written as the value of one component alone.
    @Retention(RetentionPolicy.RUNTIME)
    @interface Either {
        /// The component's key.
        String value();
    }
}
