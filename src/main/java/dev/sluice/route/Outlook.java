package dev.sluice.route;

import dev.sluice.catalog.Model;

/// What can be foreseen of a model's servers, as a parameter of a decision, so that it can be
/// repeated.
@FunctionalInterface
public interface Outlook {

    Outlook NONE = _ -> Double.NaN;

    /// Seconds until a request sent now would speak; infinite when its queue does not move, NaN
    /// when the servers do not say what they have to do.
    double firstToken(Model model);
}
