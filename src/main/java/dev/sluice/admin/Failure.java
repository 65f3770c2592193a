package dev.sluice.admin;

import dev.sluice.config.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is said instead of an answer, in the shape of the data surface's errors.
record Failure(Told error) {

    /// @param param what of the request is to blame
    /// @param code one word; the list is in docs/operate.md
    record Told(String message, String type, @Nullable String param, String code) {

        Told(String message, @Nullable String param, String code) {
            this(message, "invalid_request_error", param, code);
        }
    }

    /// A configuration that would not load.
    record Invalid(Told error, List<Problem> problems) {}

    /// A file that somebody else saved first.
    ///
    /// @param current what stands there now; null when the file is gone
    record Changed(Told error, @Nullable FileText current) {}

    /// Files that somebody else saved first, by name; nothing was written.
    ///
    /// @param files what stands there now; null for one that is gone
    record Overtaken(Told error, Map<String, @Nullable FileText> files) {}

    static Failure of(String code, @Nullable String param, String message) {
        return new Failure(new Told(message, param, code));
    }
}
