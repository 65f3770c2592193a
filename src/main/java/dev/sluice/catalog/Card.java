package dev.sluice.catalog;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is known of a model by its upstream name, or said in configuration. Unknown is a value of
/// its own: a filter never removes a candidate for a fact nobody knows.
///
/// @param window context window in tokens; 0 unknown
/// @param outputLimit tokens; 0 unknown
/// @param modalities of the input; empty unknown
/// @param tools null unknown
/// @param jsonSchema null unknown
/// @param licence SPDX-like lower-case id, `proprietary` for closed ones; empty unknown
/// @param languages ISO 639-1; empty unknown
public record Card(
        Kind kind,
        int window,
        int outputLimit,
        Set<Modality> modalities,
        @Nullable Boolean tools,
        @Nullable Boolean jsonSchema,
        String licence,
        Set<String> languages) {

    public static final Card UNKNOWN =
            new Card(Kind.UNKNOWN, 0, 0, Set.of(), null, null, "", Set.of());

    public Card {
        modalities = Set.copyOf(modalities);
        languages = Set.copyOf(languages);
    }

    public enum Kind {
        UNKNOWN,
        BASE,
        INSTRUCT,
        REASONING,
        HYBRID,
        EMBEDDING
    }

    public enum Modality {
        TEXT,
        IMAGE,
        AUDIO,
        FILE
    }
}
