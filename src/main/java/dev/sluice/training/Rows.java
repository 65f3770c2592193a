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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads files of recorded outcomes: one JSON object per line with `id`, `source`, `prompt` (or
/// `features`), `weak_correct` and `strong_correct`; other members are left alone.
final class Rows {

    private final Reading reading = new Reading();
    private final Set<String> ids = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, String> places = new LinkedHashMap<>();
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

    /// File and line of each source's first row.
    Map<String, String> places() {
        return places;
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
        String source = line.text("source");
        if (source == null) {
            throw new Unreadable(where, "source: is missing; name the pair of models");
        }
        if (!ids.add(line.id())) {
            throw new Unreadable(where, "id: '%s' was used before".formatted(line.id()));
        }
        places.putIfAbsent(source, where);
        rows.add(Row.of(line, source));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
