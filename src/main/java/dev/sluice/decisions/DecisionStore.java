package dev.sluice.decisions;

import dev.sluice.decisions.DecisionRecord.After;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where sealed records are kept: memory here, a database in a gateway of many replicas. An
/// extension point: see docs/extend.md.
///
/// Called by one thread at a time, never by an event loop, so it may block. It may forget the
/// oldest at any time.
public interface DecisionStore {

    /// In the order the calls ended.
    void add(List<DecisionRecord> records);

    /// Replaces what was learned after a call. Nothing happens when it is no longer held.
    void learned(String id, After after);

    Optional<DecisionRecord> find(String id);

    /// What was learned so far; empty when it is not held. Asked far more often than for a record.
    Optional<After> learned(String id);

    /// Newest first.
    ///
    /// @param after the id of the record before the first one wanted; null begins at the newest,
    ///   one that is not held gives nothing
    List<DecisionRecord> newest(@Nullable String after, int most);

    /// How many are held.
    int held();
}
