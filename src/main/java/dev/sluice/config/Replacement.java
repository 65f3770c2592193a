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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Texts that are to take the place of files: each in one step, so that nobody reads half of it,
/// and all of them or none. Nothing is left beside them when it is closed. One thread.
final class Replacement implements AutoCloseable {

    /// Asked when nothing is left to do but the steps themselves.
    @FunctionalInterface
    interface Claim {
        boolean holds() throws IOException;
    }

    /// @param was what the file held; null for one that is new
    @SuppressWarnings("ArrayRecordComponent")
    private record Step(Path target, Path beside, byte @Nullable [] was) {}

    private final List<Step> steps = new ArrayList<>();

    /// Makes a text ready, with the permissions of the file it is to replace.
    void add(Path target, String text) throws IOException {
        // Of its own for each writer, of other processes too.
        Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
        byte[] was = Files.exists(target) ? Files.readAllBytes(target) : null;
        steps.add(new Step(target, beside, was));
        fill(beside, text.getBytes(StandardCharsets.UTF_8), target);
    }

    /// Throws when a step fails, with those before it taken back.
    ///
    /// @return false, and nothing was done, when the claim does not hold any more
    boolean write(Claim still) throws IOException {
        if (!still.holds()) {
            return false;
        }
        List<Step> done = new ArrayList<>();
        try {
            for (Step step : steps) {
                move(step);
                done.addFirst(step);
            }
            return true;
        } catch (IOException stuck) {
            for (Step step : done) {
                takeBack(step, stuck);
            }
            throw stuck;
        }
    }

    private static void move(Step step) throws IOException {
        Files.move(step.beside, step.target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void takeBack(Step step, IOException stuck) {
        try {
            if (step.was == null) {
                Files.delete(step.target);
            } else {
                fill(step.beside, step.was, step.target);
                move(step);
            }
        } catch (IOException worse) {
            stuck.addSuppressed(worse);
        }
    }

    /// With the permissions of the file it is to replace from its first byte on: there may be a
    /// secret in it.
    private static void fill(Path file, byte[] text, Path like) throws IOException {
        Set<StandardOpenOption> fresh =
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        @Nullable PosixFileAttributeView has =
                Files.getFileAttributeView(like, PosixFileAttributeView.class);
        if (has == null || !Files.exists(like)) {
            write(FileChannel.open(file, fresh), text);
            return;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(like);
        write(
                FileChannel.open(file, fresh, PosixFilePermissions.asFileAttribute(permissions)),
                text);
        // What the process's mask took away.
        Files.setPosixFilePermissions(file, permissions);
    }

    private static void write(FileChannel to, byte[] text) throws IOException {
        try (FileChannel out = to) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        for (Step step : steps) {
            Files.deleteIfExists(step.beside);
        }
    }
}
