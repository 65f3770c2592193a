/// What a call used and cost: [Usage], [Outcome] and the [Ledger] that records each [Entry] exactly
/// once. Start at [Ledger]. Depends on `catalog` and `wire`.
@NullMarked
package dev.sluice.ledger;

import org.jspecify.annotations.NullMarked;
