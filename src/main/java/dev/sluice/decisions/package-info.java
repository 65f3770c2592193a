/// What was decided about each routed call, kept without its text: [Decisions] takes a [Draft] from
/// the call's end, seals it under the installation's [Seal], hands the [DecisionRecord] to a
/// [DecisionStore] and the log, and adds what is learned later. A room of its own because `ledger`
/// keeps what was used, for money and for ever, and this keeps why, for a while and for learning;
/// because `replay` reads it without any of the serving path. Start at [Decisions]. Depends on
/// `ask`, `complexity`, `ledger`, `metrics`, `wire`.
@NullMarked
package dev.sluice.decisions;

import org.jspecify.annotations.NullMarked;
