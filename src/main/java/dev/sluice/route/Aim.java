package dev.sluice.route;

import dev.sluice.complexity.Complexity;
import org.jspecify.annotations.Nullable;

/// Where a request is headed before anything is known of its candidates.
///
/// @param spare the other tier's pool, or null when the tier may not be left
/// @param propensity how likely this tier was
record Aim(Pool pool, Lane lane, String rule, @Nullable Pool spare, double propensity) {

    /// A die is thrown only where both tiers could carry the request and its answer.
    ///
    /// @param draw from [0, 1), evenly
    Aim drawn(Route route, Selection selection, Complexity how, double draw) {
        Exploration drawn = Exploration.of(lane, how, selection.team().learning(), draw);
        if (drawn.propensity() == 1
                || route.care().bars(selection.ask(), selection.team())
                || !selection.carries(route)) {
            return this;
        }
        Pool other = drawn.lane().equals(lane) ? spare : pool;
        Pool chosen = route.pool(drawn.lane().tier());
        return new Aim(chosen, drawn.lane(), rule, other, drawn.propensity());
    }
}
