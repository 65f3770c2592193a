package dev.sluice.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision log on disk: lines are appended, and a full file steps back to `NAME.1`, the one
/// before to `NAME.2`, until the oldest goes. One thread.
public final class LogFile implements AutoCloseable {

    private static final int BUFFER = 64 << 10;

    private final Path file;
    private final long size;
    private final int kept;
    private @Nullable OutputStream out;
    private long written;

    /// @param size bytes at which a file is full
    /// @param kept full files beside the one being written
    public LogFile(Path file, long size, int kept) {
        this.file = file;
        this.size = size;
        this.kept = kept;
    }

    /// How many lines could not be written: all those after the first that failed. The next call
    /// opens the file anew.
    int append(List<String> lines) {
        int done = 0;
        try {
            for (String line : lines) {
                byte[] bytes = (line + "\n").getBytes(UTF_8);
                room(bytes.length).write(bytes);
                written += bytes.length;
                done++;
            }
            if (out != null) {
                out.flush();
            }
        } catch (IOException broken) {
            close();
            return Math.max(1, lines.size() - done);
        }
        return 0;
    }

    private OutputStream room(int more) throws IOException {
        if (out != null && written > 0 && written + more > size) {
            out.close();
            out = null;
            stepBack();
        }
        if (out == null) {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            written = Files.exists(file) ? Files.size(file) : 0;
            out = new BufferedOutputStream(open(), BUFFER);
        }
        return out;
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void stepBack() throws IOException {
        for (int i = kept; i >= 1; i--) {
            Path from = i == 1 ? file : numbered(i - 1);
            if (Files.exists(from)) {
                Files.move(from, numbered(i), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (kept == 0) {
            Files.deleteIfExists(file);
        }
    }

    private Path numbered(int i) {
        return file.resolveSibling(file.getFileName() + "." + i);
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException lost) {
            // What was lost is counted by whoever appends next, and there is nobody left to tell.
        }
        out = null;
    }
}
