package dev.sluice.cli;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which configuration directory a verb reads: the one named, else that of the server, which the
/// launcher says in `-Dsluice.config`.
final class Directory {

    private Directory() {}

    static Path of(@Nullable Path named, Map<String, String> environment) {
        if (named != null) {
            return named;
        }
        String property = System.getProperty("sluice.config", "");
        return property.isEmpty()
                ? Path.of(environment.getOrDefault("SLUICE_CONFIG", "config"))
                : Path.of(property);
    }
}
