package dev.sluice.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where a rehearsal is played: a canned upstream, and a directory with a configuration that leads
/// to it.
public final class Stage implements AutoCloseable {

    private final Path directory;
    private final CannedUpstream upstream;

    private Stage(Path directory, CannedUpstream upstream) {
        this.directory = directory;
        this.upstream = upstream;
    }

    /// @param hash of the callers' key, whose public id is [Script#KEY]
    public static Stage open(String hash) throws IOException {
        CannedUpstream upstream = CannedUpstream.listening();
        try {
            String yaml = Script.configuration(upstream.port(), hash);
            Path directory = Files.createTempDirectory("sluice-rehearsal");
            Stage stage = new Stage(directory, upstream);
            stage.write(yaml);
            return stage;
        } catch (IOException noRoom) {
            upstream.close();
            throw noRoom;
        }
    }

    private void write(String yaml) throws IOException {
        try {
            Files.writeString(directory.resolve("gateway.yaml"), yaml);
        } catch (IOException full) {
            clear();
            throw full;
        }
    }

    /// Of the configuration.
    public Path directory() {
        return directory;
    }

    /// Removes the directory with all that was written there. Once the configuration is read nobody
    /// needs it, and a process that is killed leaves none.
    public void clear() throws IOException {
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path one : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Override
    public void close() throws IOException {
        upstream.close();
        if (Files.exists(directory)) {
            clear();
        }
    }
}
