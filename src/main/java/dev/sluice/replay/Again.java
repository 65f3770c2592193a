package dev.sluice.replay;

/// One decision as it was, and as it would be made now.
public record Again(Choice before, Choice after) {

    /// Whether it goes to the same tier and model.
    public boolean same() {
        return before.goesWhere(after);
    }
}
