package dev.sluice.catalog;

import dev.sluice.wire.Endpoint;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of a model by its upstream name, or said in configuration. Unknown is a value of
/// its own: a filter never removes a candidate for a fact nobody knows.
///
/// @param kinds the most telling first, such as `vision, instruct`; empty unknown
/// @param licence SPDX-like lower-case id, `proprietary` for closed ones; empty unknown
/// @param languages ISO 639-1; empty unknown
/// @param templated whether the operator gave a base model a chat template
public record Card(
        List<Kind> kinds,
        Openness openness,
        String licence,
        Limits limits,
        Abilities abilities,
        Set<String> languages,
        boolean templated) {

    public static final Card UNKNOWN =
            new Card(Kind.UNKNOWN, 0, 0, Set.of(), null, null, "", Set.of());

    public Card {
        kinds = List.copyOf(kinds);
        languages = Set.copyOf(languages);
    }

    /// A card of one kind, as open as its licence says.
    public Card(
            Kind kind,
            int window,
            int outputLimit,
            Set<Modality> modalities,
            @Nullable Boolean tools,
            @Nullable Boolean jsonSchema,
            String licence,
            Set<String> languages) {
        this(
                kind == Kind.UNKNOWN ? List.of() : List.of(kind),
                Openness.of(licence),
                licence,
                new Limits(window, outputLimit),
                new Abilities(modalities, Set.of(), tools, jsonSchema),
                languages,
                false);
    }

    /// Tokens; 0 unknown.
    ///
    /// @param window input and output together
    /// @param output of one answer
    public record Limits(int window, int output) {}

    /// @param modalities of the input; empty unknown
    /// @param answers what it answers with; empty unknown
    /// @param tools null unknown
    /// @param jsonSchema null unknown
    public record Abilities(
            Set<Modality> modalities,
            Set<Modality> answers,
            @Nullable Boolean tools,
            @Nullable Boolean jsonSchema) {

        public Abilities {
            modalities = Set.copyOf(modalities);
            answers = Set.copyOf(answers);
        }
    }

    public enum Kind {
        UNKNOWN,
        BASE,
        INSTRUCT,
        REASONING,
        HYBRID,
        EMBEDDING,
        RERANK,
        CODE,
        VISION,
        OMNI,
        DIFFUSION,
        VLA
    }

    public enum Modality {
        TEXT,
        IMAGE,
        AUDIO,
        VIDEO,
        FILE
    }

    /// The most telling kind.
    public Kind kind() {
        return kinds.isEmpty() ? Kind.UNKNOWN : kinds.getFirst();
    }

    public boolean is(Kind kind) {
        return kinds.contains(kind);
    }

    /// Whether the endpoint asks for what such a model gives. Of an unknown kind, yes.
    public boolean serves(Endpoint endpoint) {
        return kinds.isEmpty()
                || switch (endpoint) {
                    case CHAT, COMPLETIONS, MESSAGES, COUNT_TOKENS ->
                            !is(Kind.EMBEDDING) && !is(Kind.RERANK) && !is(Kind.VLA);
                    case EMBEDDINGS -> is(Kind.EMBEDDING);
                    case RERANK -> is(Kind.RERANK);
                };
    }

    /// Whether it continues a text and knows no turns: a base model without a chat template.
    public boolean onlyContinues() {
        return is(Kind.BASE) && !templated;
    }

    public int window() {
        return limits.window();
    }

    public int outputLimit() {
        return limits.output();
    }

    public Set<Modality> modalities() {
        return abilities.modalities();
    }

    /// Unless it is known not to.
    public boolean takes(Modality modality) {
        return modalities().isEmpty() || modalities().contains(modality);
    }

    public Set<Modality> answers() {
        return abilities.answers();
    }

    public @Nullable Boolean tools() {
        return abilities.tools();
    }

    public @Nullable Boolean jsonSchema() {
        return abilities.jsonSchema();
    }
}
