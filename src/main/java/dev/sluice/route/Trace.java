package dev.sluice.route;

import dev.sluice.catalog.Model;

/// Watches a decision being made: what `explain` prints. The live path watches with [#NONE], so
/// both run the same code.
public interface Trace {

    Trace NONE = new Trace() {};

    /// A rule was considered; `effect` is `passed`, `narrowed`, `picked`, `denied` or `failed`.
    default void rule(String name, String effect) {}

    /// A candidate stays (`why` is `chosen`, `fallback` ...) or was removed (`why` names the filter
    /// and the fact).
    default void candidate(Model model, boolean stays, String why) {}
}
