package dev.sluice.cli;

import dev.sluice.decisions.Seal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// Which directories a verb reads: the configuration named, else that of the server, which the
/// launcher says in `-Dsluice.config`; and the server's data, from `-Dsluice.data`.
final class Directory {

    private static final String VARIABLE = "SLUICE_CONFIG";

    private Directory() {}

    /// Where the gateway keeps its state.
    static Path data(Map<String, String> environment) {
        String property = System.getProperty("sluice.data", "");
        return property.isEmpty()
                ? Path.of(environment.getOrDefault("SLUICE_DATA", "data"))
                : Path.of(property);
    }

    /// What opens the decision log of a gateway. Throws IllegalArgumentException that names the
    /// file.
    static Seal seal(Path data) {
        try {
            return Seal.open(data);
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /// One that was named and is not there would be found fine.
    ///
    /// @param verb refuses its arguments then
    static Path of(@Nullable Path named, Map<String, String> environment, CommandLine verb) {
        Path directory = named == null ? servers(environment) : named;
        boolean said = named != null || !environment.getOrDefault(VARIABLE, "").isEmpty();
        if (said && !Files.isDirectory(directory)) {
            throw new ParameterException(
                    verb, "'" + directory + "' is no directory; make it, or name another");
        }
        return directory;
    }

    private static Path servers(Map<String, String> environment) {
        String property = System.getProperty("sluice.config", "");
        return property.isEmpty()
                ? Path.of(environment.getOrDefault(VARIABLE, "config"))
                : Path.of(property);
    }
}
