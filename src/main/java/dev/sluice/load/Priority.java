package dev.sluice.load;

/// Who goes first where there is a queue (reliability.md R36). In this order.
public enum Priority {
    /// Somebody watches the answer come.
    INTERACTIVE("interactive"),
    /// Somebody waits for the whole of it.
    DEFAULT("default"),
    /// The caller said that it can wait (`x-sluice-tags: batch`).
    BATCH("batch");

    /// The metric tag.
    public final String word;

    Priority(String word) {
        this.word = word;
    }

    /// @param batch the caller's tag
    public static Priority of(boolean batch, boolean streams) {
        return batch ? BATCH : streams ? INTERACTIVE : DEFAULT;
    }
}
