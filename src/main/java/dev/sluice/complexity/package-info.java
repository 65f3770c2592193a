/// How hard a request is: [Judge] turns an [dev.sluice.ask.Ask] into a [Complexity]. An [Estimator]
/// gives the probability, optional [Signal]s are consulted only inside the uncertain band. Start at
/// [Judge]. The weights are an [Artifact], fitted by the room `training`. Depends on `ask` and
/// `wire`.
@NullMarked
package dev.sluice.complexity;

import org.jspecify.annotations.NullMarked;
