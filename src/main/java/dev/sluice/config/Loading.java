package dev.sluice.config;

import java.util.List;

/// What [Configuration#load] found.
public sealed interface Loading {

    record Loaded(Snapshot snapshot, List<Problem> warnings) implements Loading {}

    /// @param problems every one there is, by file and line
    record Rejected(List<Problem> problems) implements Loading {}
}
