package dev.sluice.config;

import java.util.List;

/// What [Configuration#reload] did.
public sealed interface Reload {

    /// The word of the metric `sluice.config.reloads`.
    String word();

    record Applied(Snapshot snapshot, List<Problem> warnings) implements Reload {
        @Override
        public String word() {
            return "applied";
        }
    }

    /// The last good snapshot stays.
    record Rejected(List<Problem> problems) implements Reload {
        @Override
        public String word() {
            return "rejected";
        }
    }

    /// The files mean what is in force already.
    record Unchanged() implements Reload {
        @Override
        public String word() {
            return "unchanged";
        }
    }
}
