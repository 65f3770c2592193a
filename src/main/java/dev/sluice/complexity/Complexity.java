package dev.sluice.complexity;

import dev.sluice.wire.Tier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How hard a request is.
///
/// @param probability that a fast model does not suffice, 0 to 1; NaN when nothing could be weighed
///   (an embedding)
/// @param tier what the probability means on the route's [Scale]
/// @param language ISO 639-1 code of the human turn's main script: `ko`, `en`, `ja`, `zh`; `und`
///   when unclear
/// @param confident false inside the abstain band of the scale
/// @param reasons at most three groups of features that moved it most, never text
/// @param features what was scored, a copy to keep; null when nothing was
public record Complexity(
        double probability,
        Tier tier,
        String language,
        boolean confident,
        List<String> reasons,
        @Nullable Features features) {

    public static final Complexity NOT_WEIGHED =
            new Complexity(Double.NaN, Tier.FAST, "und", true, List.of(), null);

    public Complexity {
        reasons = List.copyOf(reasons);
    }

    /// The same sent up by a rule, whose reason stands first.
    public Complexity up(String reason) {
        List<String> why = new ArrayList<>(Judge.MAX_REASONS);
        why.add(reason);
        reasons.stream()
                .filter(said -> !said.equals(reason))
                .limit(Judge.MAX_REASONS - 1)
                .forEach(why::add);
        return new Complexity(probability, Tier.REASONING, language, true, why, features);
    }
}
