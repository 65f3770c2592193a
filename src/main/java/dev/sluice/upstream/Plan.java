package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Timeouts;
import dev.sluice.dialect.Dialect;

/// One attempt, ready to be made.
record Plan(
        Errand errand,
        Model model,
        Target target,
        Dialect.Outbound outbound,
        Dialect.Transcript transcript) {

    Timeouts timeouts() {
        return model.timeouts().or(Timeouts.defaults(errand.ask().endpoint(), errand.tier()));
    }

    boolean streams() {
        return errand.ask().streams();
    }

    void attempted(String word, long nanos) {
        target.ended();
        target.meters().attempt(errand.ask().endpoint(), word, nanos);
    }
}
