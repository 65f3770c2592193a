package dev.sluice.catalog;

import dev.sluice.wire.Secret;
import java.net.URI;
import java.util.List;
import java.util.Map;

/// Where models live: one protocol, one or more addresses, none, one or several credentials.
///
/// @param dialect a known dialect's name, such as `openai`
/// @param engine `vllm` and the like, empty when unsaid: switches on what only that server
///   understands
/// @param addresses base URLs up to and including `/v1`; one, or one per replica
/// @param keys used in turn; empty where none is needed
/// @param rules declared edits of every request
public record Provider(
        String name,
        String dialect,
        String engine,
        List<URI> addresses,
        List<Secret> keys,
        Residency residency,
        Balancing balancing,
        Rules rules) {

    public Provider {
        addresses = List.copyOf(addresses);
        keys = List.copyOf(keys);
    }

    /// One credential, or [Secret#NONE].
    public Provider(
            String name,
            String dialect,
            String engine,
            List<URI> addresses,
            Secret key,
            Residency residency,
            Balancing balancing,
            Rules rules) {
        this(
                name,
                dialect,
                engine,
                addresses,
                key.present() ? List.of(key) : List.of(),
                residency,
                balancing,
                rules);
    }

    /// The first credential; [Secret#NONE] where none is needed.
    public Secret apiKey() {
        return keys.isEmpty() ? Secret.NONE : keys.getFirst();
    }

    /// The engine of the embedded default's provider.
    public static final String SIMULATION = "simulation";

    private static final String VLLM = "vllm";

    /// What `owned_by` says of its models; a simulation says so.
    public String owner() {
        return engine.equals(SIMULATION) ? name + " (simulation)" : name;
    }

    public Balance balance() {
        return balancing.by();
    }

    /// Whether its servers say what they have to do, and understand a salt of the prefix cache.
    public boolean isVllm() {
        return engine.equals(VLLM);
    }

    /// Whether there is a server to choose, or a load to know.
    public boolean isFleet() {
        return addresses.size() > 1 || isVllm() || balancing.resolveMillis() > 0;
    }

    /// The name by which one of its addresses is called: that of the one address, when the others
    /// were found by it.
    public String host(URI address) {
        return balancing.resolveMillis() > 0 ? addresses.getFirst().getHost() : address.getHost();
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

    /// How this provider deviates from the protocol that its dialect speaks: declared, so that it
    /// can be read and changed without code.
    ///
    /// @param effort what each of [#EFFORTS] becomes, as JSON; empty when the protocol's own words
    ///   are understood
    /// @param fallbackLimit `max_tokens` where a protocol requires one and neither the caller nor
    ///   the catalog says
    /// @param betas which of Anthropic's betas a caller may ask it for; `*` at the end stands for
    ///   any rest
    public record Rules(
            Deviation.Edits edits,
            Deviation.Turns turns,
            Map<String, String> effort,
            Deviation.Answers answers,
            Auth auth,
            Unsupported unsupported,
            int fallbackLimit,
            List<String> betas) {

        /// From least to most.
        public static final List<String> EFFORTS =
                List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");

        /// Fits every Claude model since 3 (Anthropic, model overview, 2026-11).
        public static final int LIMIT = 4096;

        public static final Rules NONE = new Rules(List.of(), Map.of());

        public Rules {
            betas = List.copyOf(betas);
            effort = Efforts.mapped(effort);
        }

        /// Without betas.
        public Rules(
                Deviation.Edits edits,
                Deviation.Turns turns,
                Map<String, String> effort,
                Deviation.Answers answers,
                Auth auth,
                Unsupported unsupported,
                int fallbackLimit) {
            this(edits, turns, effort, answers, auth, unsupported, fallbackLimit, List.of());
        }

        /// Whether the provider may hear that a caller asks for this beta.
        public boolean allows(String beta) {
            return betas.stream().anyMatch(pattern -> fits(pattern, beta));
        }

        private static boolean fits(String pattern, String beta) {
            int star = pattern.length() - 1;
            return pattern.equals(beta)
                    || pattern.endsWith("*") && beta.startsWith(pattern.substring(0, star));
        }

        /// Nothing but members left out or renamed.
        public Rules(List<String> drop, Map<String, String> rename) {
            this(
                    new Deviation.Edits(
                            drop, rename, List.of(), List.of(), List.of(), Map.of(), Map.of()),
                    Map.of());
        }

        /// Edits and efforts, all else by custom.
        public Rules(Deviation.Edits edits, Map<String, String> effort) {
            this(
                    edits,
                    Deviation.Turns.AS_IS,
                    effort,
                    Deviation.Answers.AS_IS,
                    Auth.BY_DIALECT,
                    Unsupported.BY_MEANING,
                    LIMIT);
        }
    }

    /// How the credential is shown; by the dialect's custom where nothing is said.
    public enum Auth {
        BY_DIALECT,
        BEARER,
        API_KEY
    }

    /// What becomes of a member that a translated provider cannot carry: what changes the answer's
    /// meaning is refused and the rest dropped, or all is refused, or all is dropped.
    public enum Unsupported {
        BY_MEANING,
        REFUSE,
        DROP
    }

    /// The same provider, as one of its models needs it.
    public Provider with(Rules rules) {
        return new Provider(name, dialect, engine, addresses, keys, residency, balancing, rules);
    }

    /// The same provider, seen with one credential.
    public Provider with(Secret key) {
        List<Secret> one = List.of(key);
        return new Provider(name, dialect, engine, addresses, one, residency, balancing, rules);
    }
}
