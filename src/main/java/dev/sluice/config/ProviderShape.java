package dev.sluice.config;

import dev.sluice.catalog.Provider;
import dev.sluice.config.Shape.Clocks;
import dev.sluice.config.Shape.Either;
import dev.sluice.config.Shape.Inline;
import dev.sluice.wire.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A provider in the words of the files. As in [Shape], what was left out or wrong is null.
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
                PresetShape.@Nullable RulesShape rules) {

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
                    @Nullable Duration scrape,
            @Doc(
                            value =
                                    "Whether servers of engine vllm run with --scheduling-policy"
                                            + " priority: then they are told which calls may wait.",
                            preset = "false")
                    @Nullable Boolean priorityScheduling,
            @Doc("What follows its failures, before that of defaults.")
                    @Nullable ResilienceShape resilience) {

        Address at(URI base) {
            return new Address(
                    base, replicas, resolve, balance, scrape, priorityScheduling, resilience);
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
}
