package dev.sluice.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A text that is to take the place of a file in one step, so that nobody reads half of it.
record Replacement(Path target) {

    /// Asked when nothing is left to do but the step itself.
    @FunctionalInterface
    interface Claim {
        boolean holds() throws IOException;
    }

    /// The file's permissions stay what they were. Nothing is left beside it, whatever happens.
    ///
    /// @return false, and nothing was done, when the claim does not hold any more
    boolean write(String text, Claim still) throws IOException {
        // Of its own for each writer, of other processes too.
        Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        try {
            fill(beside, text);
            keepPermissions(beside);
            if (!still.holds()) {
                return false;
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void fill(Path file, String text) throws IOException {
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private void keepPermissions(Path beside) throws IOException {
        @Nullable PosixFileAttributeView to =
                Files.getFileAttributeView(beside, PosixFileAttributeView.class);
        if (to != null && Files.exists(target)) {
            to.setPermissions(Files.getPosixFilePermissions(target));
        }
    }
}
