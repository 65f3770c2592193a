package dev.sluice.complexity;

import dev.sluice.ask.Ask;

/// Gives the probability that a fast model does not suffice. Pure, synchronous, bounded by the
/// scored view; called on an event loop.
public interface Estimator {

    Estimate estimate(Ask ask, Scale scale);
}
