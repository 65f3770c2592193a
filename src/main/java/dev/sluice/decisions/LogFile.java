package dev.sluice.decisions;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A decision log on disk: lines are appended, and a full file steps back to `NAME.1`, the one
/// before to `NAME.2`, until the oldest goes. One thread.
public final class LogFile implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LogFile.class);
    private static final int BUFFER = 64 << 10;
    private static final FileAttribute<?> OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final long size;
    private final int kept;
    private final Before before;
    private @Nullable OutputStream out;
    private @Nullable Object opened;
    private long written;

    /// Bytes since a line was lost.
    private long sound = BUFFER;

    /// @param size bytes at which a file is full
    /// @param kept full files beside the one being written
    /// @param before what has to be there for the file to be of use
    public LogFile(Path file, long size, int kept, Before before) {
        this.file = file;
        this.size = size;
        this.kept = kept;
        this.before = before;
    }

    /// Asked each time that a file is begun or taken up again. What it throws, no line survives.
    @FunctionalInterface
    public interface Before {
        void opens() throws IOException;
    }

    /// How many lines could not be written: all those after the last file that became full, as of
    /// the others nobody knows how far the buffer came. The next call opens the file anew.
    int append(List<String> lines) {
        int safe = 0;
        long taken = 0;
        try {
            follow();
            for (int i = 0; i < lines.size(); i++) {
                byte[] bytes = (lines.get(i) + "\n").getBytes(UTF_8);
                if (out != null && written > 0 && written + bytes.length > size) {
                    out.close();
                    out = null;
                    safe = i;
                    stepBack();
                }
                open().write(bytes);
                written += bytes.length;
                taken += bytes.length;
            }
            if (out != null) {
                out.flush();
            }
            sound += taken;
        } catch (IOException broken) {
            close();
            tell(broken);
            return lines.size() - safe;
        }
        return 0;
    }

    /// Once per outage: it is tried again for every call. A disk that is nearly full takes a line
    /// here and there, so one is over when a buffer's worth was taken (chosen).
    private void tell(IOException broken) {
        if (sound >= BUFFER) {
            LOG.warnf("decisions are lost, as their log cannot be written: %s: %s", file, broken);
        }
        sound = 0;
    }

    private OutputStream open() throws IOException {
        if (out == null) {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            before.opens();
            written = wholeLines();
            out = new BufferedOutputStream(Files.newOutputStream(file, APPEND), BUFFER);
            opened = there().fileKey();
        }
        return out;
    }

    /// Others may move the file away, remove or empty it (logrotate, an operator): what is written
    /// on into a removed one is lost without a word.
    private void follow() throws IOException {
        if (out == null) {
            return;
        }
        try {
            BasicFileAttributes there = there();
            written = there.size();
            if (Objects.equals(there.fileKey(), opened)) {
                return;
            }
        } catch (NoSuchFileException gone) {
            // A new one is made.
        }
        close();
    }

    private BasicFileAttributes there() throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class);
    }

    /// Cuts off half a line, which a kill or a full disk left and which would swallow the next one;
    /// gives what remains, in bytes. A new file is its owner's alone, as prompts may stand in it.
    private long wholeLines() throws IOException {
        try (FileChannel channel = FileChannel.open(file, Set.of(CREATE, READ, WRITE), OWNER)) {
            long end = channel.size();
            ByteBuffer last = ByteBuffer.allocate(1);
            while (end > 0 && channel.read(last.clear(), end - 1) == 1 && last.get(0) != '\n') {
                end--;
            }
            channel.truncate(end);
            return end;
        }
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
            // What was not flushed was counted as lost when it was appended.
        }
        out = null;
    }
}
