package dev.sluice.catalog;

import java.util.List;
import java.util.Set;

/// Whether one may run a model oneself. Open source is open weight and more: a licence of the Open
/// Source Initiative's list, which restricts neither use nor field.
public enum Openness {
    UNKNOWN("unknown"),
    CLOSED("closed"),
    OPEN_WEIGHT("open-weight"),
    OPEN_SOURCE("open-source");

    /// Licences of https://opensource.org/licenses that models come under.
    private static final Set<String> OSI =
            Set.of("apache-2.0", "mit", "bsd-2-clause", "bsd-3-clause");

    /// What a rule may require; `open` is any model whose weights can be had.
    public static final Set<String> WORDS =
            Set.of("unknown", "closed", "open-weight", "open-source", "open");

    private final String word;

    Openness(String word) {
        this.word = word;
    }

    /// The word of configuration and of answers.
    public String word() {
        return word;
    }

    /// What a licence means, empty being unknown.
    public static Openness of(String licence) {
        return switch (licence) {
            case "" -> UNKNOWN;
            case "proprietary" -> CLOSED;
            default -> OSI.contains(licence) ? OPEN_SOURCE : OPEN_WEIGHT;
        };
    }

    /// Whether a requirement allows it: who asks for open weights takes open source.
    public boolean isAmong(List<String> allowed) {
        return allowed.contains(word)
                || switch (this) {
                    case UNKNOWN, CLOSED -> false;
                    case OPEN_WEIGHT -> allowed.contains("open");
                    case OPEN_SOURCE -> allowed.contains("open") || allowed.contains("open-weight");
                };
    }
}
