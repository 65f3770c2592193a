package dev.sluice.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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

    /// @param name of the file in the configuration
    /// @param mark tells the text that takes its place from those of other writers
    /// @param was what the file held; null for one that is new
    @SuppressWarnings("ArrayRecordComponent")
    record Step(String name, Path target, UUID mark, byte @Nullable [] was) {

        Path beside() {
            return Journal.beside(target, mark);
        }
    }

    private final Folder folder;
    private final List<Step> steps = new ArrayList<>();

    Replacement(Folder folder) {
        this.folder = folder;
    }

    /// Makes a text ready, with the permissions of the file it is to replace.
    void add(String name, String text) throws IOException {
        Path target = folder.target(name);
        byte[] was = Files.exists(target) ? Files.readAllBytes(target) : null;
        Step step = new Step(name, target, UUID.randomUUID(), was);
        steps.add(step);
        Draft.write(step.beside(), text.getBytes(StandardCharsets.UTF_8), target);
    }

    /// Throws when a step fails, with those before it taken back. Of several steps a [Journal]
    /// knows, for a process that does not live to the last one.
    ///
    /// @return false, and nothing was done, when the claim does not hold any more
    boolean write(Claim still) throws IOException {
        if (steps.size() < 2) {
            return steps(still);
        }
        try (Journal _ = Journal.begin(folder, steps)) {
            return steps(still);
        }
    }

    private boolean steps(Claim still) throws IOException {
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
        Files.move(step.beside(), step.target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void takeBack(Step step, IOException stuck) {
        try {
            if (step.was == null) {
                Files.delete(step.target);
            } else {
                Draft.write(step.beside(), step.was, step.target);
                move(step);
            }
        } catch (IOException worse) {
            stuck.addSuppressed(worse);
        }
    }

    @Override
    public void close() throws IOException {
        for (Step step : steps) {
            Files.deleteIfExists(step.beside());
        }
    }
}
