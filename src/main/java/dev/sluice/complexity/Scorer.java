package dev.sluice.complexity;

import dev.sluice.ask.Ask;

/// Scores a request: features, sum, probability. One per thread; allocates nothing after it was
/// made.
public final class Scorer {

    final Reading reading;
    double wording;
    boolean unlike;

    public Scorer() {
        this(new Lexicon());
    }

    Scorer(Lexicon lexicon) {
        reading = new Reading(lexicon);
    }

    /// The calibrated probability that a fast model does not suffice.
    public double score(Ask ask, Scale scale) {
        reading.of(ask);
        Weights weights = scale.artifact().weights();
        int count = reading.count();
        long tally = weights.tally(reading.buckets(), count);
        wording = weights.wording(tally, count);
        unlike = weights.unlike(reading.slots, tally, count);
        return scale.calibration().probability(weights.score(reading.slots, wording));
    }
}
