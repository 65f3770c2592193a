package dev.sluice.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of [Drafts#save].
public sealed interface Saved {

    /// @param drafts by name
    record Written(List<Draft> drafts, Reload reload) implements Saved {

        public Written {
            drafts = List.copyOf(drafts);
        }
    }

    /// Somebody else was first; nothing was written.
    record Changed(List<Met> files) implements Saved {

        public Changed {
            files = List.copyOf(files);
        }
    }

    /// @param theirs what stands there now; null when the file is gone
    record Met(String name, @Nullable Draft theirs) {}

    record Invalid(List<Problem> problems) implements Saved {}

    /// @param why and what to do instead
    record ReadOnly(String why) implements Saved {}
}
