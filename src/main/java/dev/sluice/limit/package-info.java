/// May they, now: [Admission] gives a [Ticket] that is settled exactly once. Start at [Admission].
/// Depends on `team`, `ask`, `ledger`, `wire`.
@NullMarked
package dev.sluice.limit;

import org.jspecify.annotations.NullMarked;
