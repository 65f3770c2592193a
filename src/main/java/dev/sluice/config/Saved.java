package dev.sluice.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of [Drafts#save].
public sealed interface Saved {

    record Written(Draft draft, Reload reload) implements Saved {}

    /// Somebody else was first.
    ///
    /// @param theirs what stands there now; null when the file is gone
    record Changed(@Nullable Draft theirs) implements Saved {}

    record Invalid(List<Problem> problems) implements Saved {}

    /// @param why and what to do instead
    record ReadOnly(String why) implements Saved {}
}
