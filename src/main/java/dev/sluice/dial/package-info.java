/// Where the threshold of a route comes from: [Dials] keeps for each route how its recent scores
/// are spread, solves what its configuration aims at, and hands the result to [dev.sluice.Gateway]
/// as a [dev.sluice.complexity.Scale]. Start at [Dial]. Depends on `complexity` and `wire`;
/// `config` asks it at load whether both tiers can be reached.
@NullMarked
package dev.sluice.dial;

import org.jspecify.annotations.NullMarked;
