package dev.sluice.load;

/// Who goes first where there is a queue (reliability.md R36). In this order.
public enum Priority {
    /// Somebody watches the answer come, or belongs to a team that goes first.
    INTERACTIVE("interactive"),
    /// Somebody waits for the whole of it, or for a model that thinks.
    DEFAULT("default"),
    /// The caller said that it can wait (`x-sluice-tags: batch`), or its team may have to.
    BATCH("batch");

    /// The metric tag.
    public final String word;

    Priority(String word) {
        this.word = word;
    }

    /// By the caller's own word, its team's, and how soon somebody looks at the answer.
    ///
    /// @param batch the caller's tag
    /// @param soon whether it streams, and from a model that answers at once: who lets one think
    ///   waits anyway
    public static Priority of(boolean batch, Guest guest, boolean soon) {
        if (batch || guest.goesLast()) {
            return BATCH;
        }
        return soon || guest.goesFirst() ? INTERACTIVE : DEFAULT;
    }
}
