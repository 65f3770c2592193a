/// Where a request goes: [Router] turns team, [dev.sluice.ask.Ask] and
/// [dev.sluice.complexity.Complexity] into a [Decision]. Hard filters first, then the team's
/// [Rule]s, then the tier. Start at [Router]. Depends on `team`, `ask`, `complexity`, `catalog`,
/// `wire`.
@NullMarked
package dev.sluice.route;

import org.jspecify.annotations.NullMarked;
