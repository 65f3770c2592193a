package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.team.Team;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Map;

/// Chooses candidates (architecture.md step 5). Pure, immutable; built anew with each configuration
/// snapshot.
public final class Router {

    /// @param routes virtual models by name
    /// @param models by configured name; a pool's name hides a model's in `use`
    /// @param rules each team's compiled rules by team id, in written order
    public Router(
            Map<String, Route> routes,
            Map<String, Model> models,
            Map<String, Pool> pools,
            Map<String, List<Rule>> rules) {}

    /// The scale of the route the request names, or [Scale#DEFAULT] when it names a model.
    public Scale scale(Ask ask) {
        throw new UnsupportedOperationException("filled by the route room");
    }

    /// @param trace told about every rule and candidate; [Trace#NONE] on the live path
    public Decision choose(
            Team team, Ask ask, Wishes wishes, Complexity complexity, Moment moment, Trace trace) {
        throw new UnsupportedOperationException("filled by the route room");
    }
}
