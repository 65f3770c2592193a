package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Map;

/// Finds the pool that a request aims at: a rule's pick, else its route's lane.
///
/// @param pools by name; a pool's name hides a model's
record Aiming(Map<String, Pool> pools, Map<String, Model> models) {

    /// @param barred as [Route.Care#bars]
    Aim at(
            Route route,
            Ask ask,
            Wishes wishes,
            Complexity complexity,
            boolean barred,
            Policy policy) {
        if (policy.pick == null) {
            Lane lane = Lane.of(ask, wishes, complexity, barred);
            boolean stays = lane.firm() && lane.tier() == Tier.REASONING;
            Tier other = lane.tier() == Tier.FAST ? Tier.REASONING : Tier.FAST;
            String rule = "route:" + route.name();
            Pool spare = stays ? null : route.pool(other);
            return new Aim(route.pool(lane.tier()), lane, rule, spare, 1);
        }
        Tier tier = policy.pick.tier();
        String use = policy.pick.use();
        Pool pool = tier == null ? named(use == null ? "" : use) : route.pool(tier);
        Tier shown = tier != null ? tier : tier(pool, complexity);
        String words = "rule " + policy.by + " chose " + (tier == null ? use : tier.word());
        return new Aim(pool, new Lane(shown, "default", words, true), policy.by, null, 1);
    }

    /// A pool, or a model as a pool of one. An unknown name is found when the configuration loads;
    /// a rule in code that invents one gets a pool without models.
    private Pool named(String use) {
        Pool pool = pools.get(use);
        Model model = models.get(use);
        return pool != null
                ? pool
                : model != null ? Pool.of(model) : new Pool(use, List.of(), List.of());
    }

    private static Tier tier(Pool pool, Complexity complexity) {
        Tier said = pool.models().isEmpty() ? null : pool.models().getFirst().tier();
        return said != null ? said : complexity.tier();
    }
}
