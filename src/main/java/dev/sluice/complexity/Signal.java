package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import io.smallrye.mutiny.Uni;

/// An optional second opinion, consulted only inside the uncertain band. An extension point: see
/// docs/extend.md.
///
/// The runtime calls [#read] on an event loop: slow work must move elsewhere. A reading that comes
/// late, fails or is not a number in 0 to 1 counts as no reading; the runtime times, counts and
/// logs it, an implementation need not.
public interface Signal {

    /// The name that configuration uses, unique and constant.
    String name();

    /// @param deadlineNanos on the clock of `System.nanoTime()`
    Uni<Reading> read(Ask ask, long deadlineNanos);

    /// @param probability that a fast model does not suffice, 0 to 1
    record Reading(double probability) {}
}
