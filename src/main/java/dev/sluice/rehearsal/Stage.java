package dev.sluice.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where a rehearsal is played: a canned upstream, and a directory with a configuration that leads
/// to it. Both are gone when it is closed, with all that was written there meanwhile.
public final class Stage implements AutoCloseable {

    private final Path directory;
    private final CannedUpstream upstream;

    private Stage(Path directory, CannedUpstream upstream) {
        this.directory = directory;
        this.upstream = upstream;
    }

    /// @param hash of the callers' key, whose public id is [Script#KEY]
    public static Stage open(String hash) throws IOException {
        Path directory = Files.createTempDirectory("sluice-rehearsal");
        CannedUpstream upstream = CannedUpstream.listening();
        Files.writeString(
                directory.resolve("gateway.yaml"), Script.configuration(upstream.port(), hash));
        return new Stage(directory, upstream);
    }

    /// Of the configuration.
    public Path directory() {
        return directory;
    }

    @Override
    public void close() throws IOException {
        upstream.close();
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path one : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
