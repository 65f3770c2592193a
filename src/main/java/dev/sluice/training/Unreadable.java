package dev.sluice.training;

import dev.sluice.complexity.Artifact;

/// Rows or files that cannot be used; the message names file, line, value and fix.
public final class Unreadable extends RuntimeException {

    Unreadable(String where, String problem) {
        super(where + ": " + problem, null, false, false);
    }

    Unreadable(Artifact.Unusable artifact) {
        super(artifact.getMessage(), null, false, false);
    }
}
