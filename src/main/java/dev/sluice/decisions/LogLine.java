package dev.sluice.decisions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;

/// A line of a decision log while it is read; its bytes are overwritten by the lines after it.
record LogLine(Path file, int number, byte[] bytes, int start, int length) {

    private static final int BUFFER = 1 << 20;

    boolean begins(byte[] with) {
        int end = start + with.length;
        return length > with.length && Arrays.equals(bytes, start, end, with, 0, with.length);
    }

    DecisionLog.Unreadable unreadable(IllegalArgumentException why) {
        String problem = Objects.requireNonNullElse(why.getMessage(), "is wrong");
        return new DecisionLog.Unreadable(file + ":" + number, problem);
    }

    /// Cuts a file into lines, in a buffer that grows to the longest of them.
    static void each(Path file, Consumer<LogLine> lines) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            int filled = 0;
            int number = 1;
            for (int more = in.read(buffer); more >= 0; more = read(in, buffer, filled)) {
                int start = 0;
                for (int at = filled; at < filled + more; at++) {
                    if (buffer[at] == '\n') {
                        if (at > start) {
                            lines.accept(new LogLine(file, number, buffer, start, at - start));
                        }
                        start = at + 1;
                        number++;
                    }
                }
                filled += more - start;
                System.arraycopy(buffer, start, buffer, 0, filled);
                if (filled == buffer.length) {
                    buffer = Arrays.copyOf(buffer, 2 * filled);
                }
            }
        } catch (IOException e) {
            throw new DecisionLog.Unreadable(
                    file.toString(),
                    "cannot be read (" + e.getClass().getSimpleName() + "); name a decision log");
        }
    }

    private static int read(InputStream in, byte[] buffer, int filled) throws IOException {
        return in.read(buffer, filled, buffer.length - filled);
    }
}
