package dev.sluice.route;

import dev.sluice.catalog.Model;
import dev.sluice.complexity.Scale;
import java.util.List;

/// A virtual model: what clients send as `model` to let the gateway choose.
///
/// @param signals names of the `complexity.Signal`s consulted inside the abstain band; empty when
///   none
/// @param fallback tried in order after the chosen pool, without repeating a model
public record Route(
        String name,
        Pool fast,
        Pool reasoning,
        Scale scale,
        List<String> signals,
        List<Model> fallback,
        Slo slo) {

    public Route {
        signals = List.copyOf(signals);
        fallback = List.copyOf(fallback);
    }

    /// Promised 95th percentile of the time to first token, in milliseconds; 0 when unsaid. An
    /// exact bucket edge of the histogram.
    public record Slo(int fastTtftMillis, int reasoningTtftMillis) {

        public static final Slo NONE = new Slo(0, 0);
    }
}
