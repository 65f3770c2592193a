package dev.sluice.complexity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Words that tell something about a task, found by the hashes that the n-grams have anyway, so
/// that looking costs one bit per n-gram. One slot per meaning, filled from both languages
/// (routing-quality.md 5.2). Read once from `complexity/lexicon.txt`; immutable.
final class Lexicon {

    /// Meanings in the order of the file; fixed by the feature version.
    static final int MEANINGS = 34;

    private static final String FILE = "/complexity/lexicon.txt";

    /// A power of two, four times what the file holds: most looks end at the first place.
    private static final int PLACES = 4_096;

    private final List<String> names = new ArrayList<>();
    private final int[] hashes = new int[PLACES];
    private final long[] meanings = new long[PLACES];
    private final long[] known = new long[Features.BUCKETS / Long.SIZE];

    Lexicon() {
        Map<Integer, Long> words = new HashMap<>();
        read().forEach(line -> {
            String[] parts = line.split("[:|]");
            long meaning = 1L << names.size();
            names.add(parts[0].strip());
            for (String word : parts[1].split(",")) {
                words.merge(english(word.strip()), meaning, (a, b) -> a | b);
            }
            for (String word : parts[2].split(",")) {
                words.merge(korean(word.strip()), meaning, (a, b) -> a | b);
            }
        });
        words.forEach(this::put);
    }

    private static List<String> read() {
        try (InputStream in = Lexicon.class.getResourceAsStream(FILE);
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int english(String word) {
        int hash = Grams.WORD;
        for (byte octet : word.getBytes(StandardCharsets.US_ASCII)) {
            hash = Grams.step(hash, octet);
        }
        return hash;
    }

    private static int korean(String two) {
        return Grams.wide(Grams.wide(Grams.SYLLABLE, two.charAt(0)), two.charAt(1));
    }

    private void put(int hash, long meaning) {
        int at = place(hash);
        while (meanings[at] != 0) {
            at = at + 1 & PLACES - 1;
        }
        hashes[at] = hash;
        meanings[at] = meaning;
        int bucket = Grams.bucket(hash);
        known[bucket / Long.SIZE] |= 1L << bucket;
    }

    private static int place(int hash) {
        return hash >>> 7 & PLACES - 1;
    }

    /// The names of the meanings, in slot order.
    List<String> names() {
        return names;
    }

    /// A bit per bucket, set where it holds a word; for [Grams], which only reads it.
    long[] known() {
        return known;
    }

    /// Adds one to every meaning of the n-gram; does nothing when it only shares a bucket with a
    /// word.
    void count(int hash, int[] hits) {
        for (int at = place(hash); meanings[at] != 0; at = at + 1 & PLACES - 1) {
            if (hashes[at] == hash) {
                for (long left = meanings[at]; left != 0; left &= left - 1) {
                    hits[Long.numberOfTrailingZeros(left)]++;
                }
                return;
            }
        }
    }
}
