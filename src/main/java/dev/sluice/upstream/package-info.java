/// Calling providers and surviving them: [Upstreams] tries the candidates in order until one
/// speaks, and streams what it says. Start at [Upstreams]; one attempt is an [Exchange], what an
/// attempt's failure means is in [dev.sluice.fault.Faults]. Depends on `dialect`, `ask`, `catalog`,
/// `fault`, `fleet`, `health`, `ledger`, `load`, `metrics`, `wire`.
@NullMarked
package dev.sluice.upstream;

import org.jspecify.annotations.NullMarked;
