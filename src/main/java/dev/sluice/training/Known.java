package dev.sluice.training;

import dev.sluice.complexity.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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

    /// What says which files the artifact was fitted to.
    ///
    /// @param file null for the shipped artifact
    static String card(@Nullable Path file) {
        String shipped = "/complexity/" + Artifact.shipped().weights().name() + ".json";
        try (InputStream card =
                file == null
                        ? Known.class.getResourceAsStream(shipped)
                        : Files.newInputStream(Artifact.card(file))) {
            return card == null ? "" : new String(card.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Unreadable(String.valueOf(file), "its card cannot be read");
        }
    }

    /// Throws [Unreadable] when the file is one of those that are read: writing it would end it.
    static void apart(Path file, List<Path> read) {
        try {
            for (Path one : read) {
                if (Files.exists(file) && Files.exists(one) && Files.isSameFile(file, one)) {
                    throw new Unreadable(file.toString(), "holds the rows; name another --out");
                }
            }
        } catch (IOException e) {
            throw new Unreadable(file.toString(), "cannot be read");
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
