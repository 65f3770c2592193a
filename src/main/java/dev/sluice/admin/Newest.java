package dev.sluice.admin;

import dev.sluice.decisions.DecisionLog;
import dev.sluice.decisions.DecisionRecord;
import java.util.function.Consumer;

/// The newest records of a log: a replay holds a hundred bytes of each until its end, in the memory
/// that calls need, and takes a core from them.
///
/// @param older how many are left out
record Newest(long older, Consumer<Consumer<DecisionRecord>> records) {

    /// 20 MB, and some seconds.
    static final long MOST = 200_000;

    static Newest of(DecisionLog log, long most) {
        long older = Math.max(0, log.count() - most);
        return new Newest(older, each -> log.each(older, each));
    }
}
