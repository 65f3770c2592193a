package dev.sluice.config;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// What a save of several files is about to do, on disk before its first step: one that a crash cut
/// off between two steps is finished by whoever reads the configuration next ([Recovery]). Each
/// line holds the etag of what a file held, the mark of what takes its place, and its name. Locked
/// while its save goes on.
final class Journal implements AutoCloseable {

    /// No file of the configuration begins with a dot.
    static final String FILE = ".sluice-save";

    /// The last line: without it no step was made.
    static final String END = "end\n";

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Throws when there is one already: another process saves.
    static Journal begin(Folder folder, List<Replacement.Step> steps) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Replacement.Step step : steps) {
            String was = etag(step.name(), step.target());
            lines.append(was).append(' ').append(step.mark()).append(' ');
            lines.append(step.name()).append('\n');
        }
        Path file = Objects.requireNonNull(folder.directory()).resolve(FILE);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Journal journal = new Journal(file, channel);
        try {
            channel.lock();
            byte[] bytes = lines.append(END).toString().getBytes(StandardCharsets.UTF_8);
            Channels.newOutputStream(channel).write(bytes);
            channel.force(true);
            return journal;
        } catch (IOException stuck) {
            journal.close();
            throw stuck;
        }
    }

    static String etag(String name, Path file) throws IOException {
        return Files.exists(file) ? Draft.read(name, file).etag() : "new";
    }

    /// Where a text lies until it takes the place of a file.
    static Path beside(Path target, UUID mark) {
        return target.resolveSibling("." + target.getFileName() + "." + mark);
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.delete(file);
        }
    }
}
