package dev.sluice.config;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Finishes the save whose [Journal] lies there and is nobody's any more; gives it up where
/// somebody wrote one of its files since.
final class Recovery {

    /// @param beside where the text lies that takes the target's place
    private record Step(String name, Path target, Path beside) {}

    private final Folder folder;

    Recovery(Folder folder) {
        this.folder = folder;
    }

    /// Before the files are read.
    void run(Findings findings) {
        Path directory = folder.directory();
        if (directory == null || !Files.exists(directory.resolve(Journal.FILE))) {
            return;
        }
        try {
            for (String name : finish(directory.resolve(Journal.FILE))) {
                findings.warned(name, "is finished: a save of several files had been cut off");
            }
        } catch (IOException | IllegalArgumentException stuck) {
            String why = stuck.getClass().getSimpleName();
            findings.problem(
                    Journal.FILE,
                    0,
                    "holds a save that was cut off and cannot be finished ("
                            + why
                            + "); look at the files it names, then remove it");
        }
    }

    /// Of a live process it is locked, and nothing is done.
    private List<String> finish(Path journal) throws IOException {
        try (FileChannel channel =
                        FileChannel.open(
                                journal, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                return List.of();
            }
            byte[] text = Channels.newInputStream(channel).readAllBytes();
            List<String> done = redo(new String(text, StandardCharsets.UTF_8));
            Files.delete(journal);
            return done;
        } catch (OverlappingFileLockException ours) {
            return List.of();
        }
    }

    private List<String> redo(String text) throws IOException {
        List<Step> left = new ArrayList<>();
        boolean untouched = text.endsWith(Journal.END);
        for (String line : text.lines().toList()) {
            String[] said = line.split(" ", 3);
            if (said.length == 3) {
                Path target = folder.target(said[2]);
                Path beside = Journal.beside(target, UUID.fromString(said[1]));
                if (Files.exists(beside)) {
                    left.add(new Step(said[2], target, beside));
                    untouched &= said[0].equals(Journal.etag(said[2], target));
                }
            }
        }
        for (Step step : left) {
            if (untouched) {
                Files.move(step.beside, step.target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.delete(step.beside);
            }
        }
        return untouched ? left.stream().map(Step::name).toList() : List.of();
    }
}
