package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Artifacts by file, with the fault a verb shows.
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
}
