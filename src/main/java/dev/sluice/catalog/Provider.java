package dev.sluice.catalog;

import dev.sluice.wire.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Where models live: one protocol, one credential, one or more addresses.
///
/// @param dialect a known dialect's name, such as `openai`
/// @param engine `vllm` and the like, empty when unsaid: switches on what only that server
///   understands
/// @param addresses base URLs up to and including `/v1`; one, or one per replica
/// @param rules declared edits of every request
public record Provider(
        String name,
        String dialect,
        String engine,
        List<URI> addresses,
        Secret apiKey,
        Residency residency,
        Balance balance,
        Rules rules) {

    public Provider {
        addresses = List.copyOf(addresses);
    }

    /// The engine of the embedded default's provider.
    public static final String SIMULATION = "simulation";

    /// What `owned_by` says of its models; a simulation says so.
    public String owner() {
        return engine.equals(SIMULATION) ? name + " (simulation)" : name;
    }

    public enum Residency {
        EXTERNAL,
        SELF_HOSTED
    }

    public enum Balance {
        LEAST_LOAD,
        PREFIX_AFFINITY,
        ROUND_ROBIN
    }

    /// Top-level members of a request that this provider does not know, or knows under another
    /// name.
    public record Rules(List<String> drop, Map<String, String> rename) {

        public static final Rules NONE = new Rules(List.of(), Map.of());

        public Rules {
            drop = List.copyOf(drop);
            rename = Map.copyOf(rename);
        }
    }
}
