package dev.sluice.decisions;

import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.decisions.LineReader.Said;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Decision logs read back. What was learned after a call stands further down than its record, so
/// the files are read twice: the short lines first, and no more than one record is held at a time.
public final class DecisionLog {

    private static final byte[] LEARNED =
            "{\"kind\":\"after\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final List<Path> files;
    private final LineReader reader = new LineReader();

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

    /// A record that this program cannot take for one of its own; the message says why, and the
    /// fix.
    public static final class Unlike extends IllegalArgumentException {

        private static final long serialVersionUID = 1;

        public Unlike(String why) {
            super(why);
        }
    }

    /// How many decisions there are, without reading what they say.
    public long count() {
        long[] count = {0};
        for (Path file : files) {
            LogLine.each(file, line -> count[0] += line.begins(LEARNED) ? 0 : 1);
        }
        return count[0];
    }

    /// In the order they were written. A last line without its end, which a killed gateway leaves,
    /// is left out.
    public void each(Consumer<DecisionRecord> records) {
        each(0, records);
    }

    /// The same but for the oldest.
    ///
    /// @param older how many are left out, without reading what they say
    public void each(long older, Consumer<DecisionRecord> records) {
        Map<String, After> later = new HashMap<>();
        for (Path file : files) {
            LogLine.each(
                    file,
                    line -> {
                        if (line.begins(LEARNED)
                                && said(line) instanceof Said.Learned(String id, After after)) {
                            later.put(id, after);
                        }
                    });
        }
        long[] met = {0};
        for (Path file : files) {
            LogLine.each(
                    file,
                    line -> {
                        if (line.begins(LEARNED) || met[0]++ < older) {
                            return;
                        }
                        if (said(line) instanceof Said.Decided(DecisionRecord record)) {
                            After after = later.get(record.id());
                            accept(records, after == null ? record : record.with(after), line);
                        }
                    });
        }
    }

    private static void accept(
            Consumer<DecisionRecord> records, DecisionRecord record, LogLine line) {
        try {
            records.accept(record);
        } catch (IllegalArgumentException wrong) {
            throw line.unreadable(wrong);
        }
    }

    private Said said(LogLine line) {
        try {
            return reader.read(line.bytes(), line.start(), line.length());
        } catch (IllegalArgumentException wrong) {
            throw line.unreadable(wrong);
        }
    }
}
