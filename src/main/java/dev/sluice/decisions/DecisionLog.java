package dev.sluice.decisions;

import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.decisions.LineReader.Said;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/// Decision logs read back. What was learned after a call stands further down than its record, so
/// the files are read twice: the short lines first, and no more than one record is held at a time.
public final class DecisionLog {

    private static final int BUFFER = 1 << 20;
    private static final byte[] LEARNED =
            "{\"kind\":\"after\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final List<Path> files;

    /// @param files oldest first
    public DecisionLog(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /// A log that cannot be read; the message names file, line, what is wrong and the fix.
    public static final class Unreadable extends IllegalArgumentException {

        Unreadable(String where, String problem) {
            super(where + ": " + problem);
        }
    }

    /// In the order they were written. A last line without its end, which a killed gateway leaves,
    /// is left out.
    public void each(Consumer<DecisionRecord> records) {
        Map<String, After> later = new HashMap<>();
        LineReader reader = new LineReader();
        for (Path file : files) {
            lines(
                    file,
                    (line, length, number) -> {
                        if (length > LEARNED.length
                                && Arrays.equals(
                                        line, 0, LEARNED.length, LEARNED, 0, LEARNED.length)
                                && said(reader, file, line, length, number)
                                        instanceof Said.Learned(String id, After after)) {
                            later.put(id, after);
                        }
                    });
        }
        for (Path file : files) {
            lines(
                    file,
                    (line, length, number) -> {
                        if (said(reader, file, line, length, number)
                                instanceof Said.Decided(DecisionRecord record)) {
                            After after = later.get(record.id());
                            accept(
                                    records,
                                    after == null ? record : record.with(after),
                                    file,
                                    number);
                        }
                    });
        }
    }

    private static void accept(
            Consumer<DecisionRecord> records, DecisionRecord record, Path file, int number) {
        try {
            records.accept(record);
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable(
                    file + ":" + number,
                    Objects.requireNonNullElse(wrong.getMessage(), "is wrong"));
        }
    }

    private static Said said(LineReader reader, Path file, byte[] line, int length, int number) {
        try {
            return reader.read(line, 0, length);
        } catch (IllegalArgumentException wrong) {
            throw new Unreadable(
                    file + ":" + number,
                    Objects.requireNonNullElse(wrong.getMessage(), "is wrong"));
        }
    }

    private interface Line {
        void read(byte[] line, int length, int number);
    }

    private static void lines(Path file, Line each) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            byte[] line = new byte[64 << 10];
            int length = 0;
            int number = 1;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    if (length > 0) {
                        each.read(line, length, number);
                    }
                    length = 0;
                    number++;
                    continue;
                }
                if (length == line.length) {
                    line = Arrays.copyOf(line, 2 * length);
                }
                line[length++] = (byte) b;
            }
        } catch (IOException e) {
            throw new Unreadable(
                    file.toString(),
                    "cannot be read (" + e.getClass().getSimpleName() + "); name a decision log");
        }
    }
}
