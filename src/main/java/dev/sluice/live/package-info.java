/// The last hour in memory: what ended, by second, ten seconds and minute, for each model, target,
/// route, team, tier and rule. Fed by the ledger's writer thread, so no call waits for it. Start at
/// [Live]. Depends on `ledger`.
@NullMarked
package dev.sluice.live;

import org.jspecify.annotations.NullMarked;
