package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Artifacts and outputs by file, with the fault a verb shows.
final class Known {

    private Known() {}

    /// Throws [Unreadable].
    ///
    /// @param file null for the shipped artifact
    static Artifact artifact(@Nullable Path file) {
        if (file == null) {
            return Artifact.shipped();
        }
        try {
            return Artifact.read(file);
        } catch (Artifact.Unusable no) {
            throw new Unreadable(no);
        }
    }

    /// Before the work whose end the file is. Throws [Unreadable] when it cannot be written; leaves
    /// it as it was.
    static void writable(Path file) {
        try {
            boolean there = Files.exists(file);
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
            if (!there) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new Unreadable(file.toString(), "cannot be written");
        }
    }
}
