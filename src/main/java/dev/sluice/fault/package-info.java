/// What a failed attempt means: the table is [Cause], and [Faults] finds the row of what happened,
/// with the words for the caller. [RetryBudget] says how often a provider may be asked once more.
/// Depends on `dialect` and `wire`; `upstream` acts on it.
@NullMarked
package dev.sluice.fault;

import org.jspecify.annotations.NullMarked;
