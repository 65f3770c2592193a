package dev.sluice.route;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a team's rules may require of a model. It must be known to hold, since it is a policy:
/// `unknown` may stand among the allowed values.
final class Requirement {

    static final Set<String> DIMENSIONS =
            Set.of("residency", "licence", "language", "openness", "provider");

    private static final List<String> UNKNOWN = List.of("unknown");

    private Requirement() {}

    static boolean met(Model model, Map<String, List<String>> require) {
        for (Map.Entry<String, List<String>> entry : require.entrySet()) {
            if (!met(model, entry.getKey(), entry.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean met(Model model, String dimension, List<String> allowed) {
        Card card = model.card();
        return switch (dimension) {
            case "residency" -> allowed.contains(residency(model));
            case "provider" -> allowed.contains(model.provider().name());
            case "licence" ->
                    allowed.contains(card.licence().isEmpty() ? "unknown" : card.licence());
            case "openness" -> card.openness().isAmong(allowed);
            case "language" -> any(card.languages(), allowed);
            default -> false;
        };
    }

    private static boolean any(Set<String> languages, List<String> allowed) {
        for (String language : languages.isEmpty() ? UNKNOWN : languages) {
            if (allowed.contains(language)) {
                return true;
            }
        }
        return false;
    }

    private static String residency(Model model) {
        return model.provider().residency().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
