package dev.sluice.route;

import dev.sluice.catalog.Model;

/// Watches a decision being made: what `explain` prints, and what the live path counts. Both run
/// the same code. Called on the thread that decides.
public interface Trace {

    Trace NONE = new Trace() {};

    /// A rule was considered; `name` is `TEAM/RULE NAME`, `effect` is `passed`, `narrowed`,
    /// `picked`, `denied` or `failed`; where the caller named a model, a pick only narrows, or
    /// passes.
    default void rule(String name, String effect) {}

    /// A candidate stays (`why` is `chosen`, `fallback` ...) or was removed (`why` names the filter
    /// and the fact).
    default void candidate(Model model, boolean stays, String why) {}

    /// A hard filter removed a candidate; follows [#candidate] once per model. `reason` is one of
    /// the closed set of observability.md 2.3 (modality, context, tools, access).
    default void filtered(Model model, String reason) {}
}
