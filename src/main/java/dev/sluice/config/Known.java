package dev.sluice.config;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Price;
import dev.sluice.complexity.Scale;
import dev.sluice.dial.Spread;
import dev.sluice.route.Rule;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is installed, and what configuration may therefore name.
///
/// @param dialects names of `dialect.Dialect`s
/// @param signals names of `complexity.Signal`s
/// @param plugins names of `route.Rule`s that come as code
/// @param rules `route.Rules::compile`; throws `Rules.Bad`
/// @param cards `catalog.Catalog::card`
/// @param prices `catalog.Catalog::price`
/// @param scores `dial.Dials::spread`
public record Known(
        Set<String> dialects,
        Set<String> signals,
        Set<String> plugins,
        BiFunction<RuleText, Team, Rule> rules,
        Function<String, Card> cards,
        BiFunction<String, List<URI>, @Nullable Price> prices,
        BiFunction<String, Scale, Spread> scores) {

    public Known {
        dialects = Set.copyOf(dialects);
        signals = Set.copyOf(signals);
        plugins = Set.copyOf(plugins);
    }

    /// Where nobody knows a list price and no scores were ever recorded.
    public Known(
            Set<String> dialects,
            Set<String> signals,
            Set<String> plugins,
            BiFunction<RuleText, Team, Rule> rules,
            Function<String, Card> cards) {
        this(
                dialects,
                signals,
                plugins,
                rules,
                cards,
                (upstream, addresses) -> null,
                (_, scale) -> Spread.reference(scale));
    }
}
