package dev.sluice.training;

import dev.sluice.complexity.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads files of recorded outcomes: one JSON object per line with `id`, `source`, `prompt` (or
/// `features`), `weak_correct` and `strong_correct`; other members are left alone.
final class Rows {

    private static final Pattern BLANKS =
            Pattern.compile("[\\s\\x1c-\\x1f\\x85\\xa0\\u2000-\\u200a\\u3000]+");

    private final Reading reading = new Reading();
    private final Set<String> ids = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Input> inputs = new ArrayList<>();

    /// A file that was read, for the card.
    ///
    /// @param sources of its rows
    record Input(String name, String sha256, int rows, Set<String> sources) {}

    /// Throws [Unreadable].
    Rows read(List<Path> files) {
        files.forEach(this::read);
        if (rows.isEmpty()) {
            throw new Unreadable(files.toString(), "there are no rows");
        }
        return this;
    }

    List<Row> rows() {
        return rows;
    }

    List<Input> inputs() {
        return inputs;
    }

    private void read(Path file) {
        byte[] bytes = bytes(file);
        int first = rows.size();
        int number = 0;
        for (int from = 0; from < bytes.length; ) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            number++;
            row(file + ":" + number, Arrays.copyOfRange(bytes, from, end));
            from = end + 1;
        }
        Set<String> sources = new HashSet<>();
        rows.subList(first, rows.size()).forEach(row -> sources.add(row.source()));
        String hash = HexFormat.of().formatHex(sha256(bytes));
        inputs.add(new Input(file.getFileName().toString(), hash, rows.size() - first, sources));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Unreadable(file.toString(), "cannot be read");
        }
    }

    private void row(String where, byte[] bytes) {
        if (new String(bytes, StandardCharsets.US_ASCII).isBlank()) {
            return;
        }
        Line line = new Line(where, bytes, reading);
        String prompt = line.text("prompt");
        String source = line.text("source");
        if (source == null) {
            throw new Unreadable(where, "source: is missing; name the pair of models");
        }
        if (!ids.add(line.id())) {
            throw new Unreadable(where, "id: '%s' was used before".formatted(line.id()));
        }
        rows.add(
                new Row(
                        line.id(),
                        source,
                        line.outcome("weak_correct"),
                        line.outcome("strong_correct"),
                        draw(prompt == null ? line.id() : prompt),
                        prompt == null ? 0 : prompt.codePointCount(0, prompt.length()),
                        prompt == null ? 0 : Keywords.score(prompt),
                        line.features()));
    }

    /// Equal prompts never stand on both sides (routing-quality.md 2.2).
    static int draw(String prompt) {
        String normal = BLANKS.matcher(prompt.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return sha256(normal.getBytes(StandardCharsets.UTF_8))[1] & 0xff;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
