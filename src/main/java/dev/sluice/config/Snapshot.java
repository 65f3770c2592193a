package dev.sluice.config;

import dev.sluice.catalog.Model;
import dev.sluice.complexity.Opinions;
import dev.sluice.complexity.Scale;
import dev.sluice.route.Route;
import dev.sluice.route.Router;
import dev.sluice.team.Team;
import dev.sluice.team.Teams;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Everything a call needs to know of the configuration. A call takes it once, at arrival; a reload
/// never changes a call in flight.
///
/// @param generation counted from this instance's start, 1 at start
/// @param hash first 8 hex digits of the SHA-256 of the effective configuration, secrets left out
/// @param models by configured name, in file order
/// @param open whether no key exists, so that any bearer is accepted
/// @param routes by name, in file order
/// @param opinions whom each route asks inside the band, beside signals of one's own
public record Snapshot(
        long generation,
        String hash,
        boolean open,
        Teams teams,
        Map<String, Model> models,
        Map<String, Route> routes,
        Map<String, Opinions> opinions,
        Router router) {

    /// The names a team may use: routes first, then models.
    public List<String> visible(Team team) {
        return router.visible(team);
    }

    /// The scale of each route.
    public Map<String, Scale> scales() {
        return routes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, route -> route.getValue().scale()));
    }
}
