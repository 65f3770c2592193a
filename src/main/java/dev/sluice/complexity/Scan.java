package dev.sluice.complexity;

/// Reads the scored view of a turn once, straight from the caller's escaped JSON bytes: its first
/// and last 2,048 code points (routing-quality.md 5.2), without the blocks a harness injects. Signs
/// and words are told apart by our own tables, so that a score depends neither on the JDK's Unicode
/// version nor on the locale; Hangul in decomposed form is composed. Scratch of one thread.
final class Scan {

    private static final int HALF = 2_048;

    /// A Hangul syllable, kana or ideograph carries about what two and a half Latin letters do.
    private static final double DENSITY = 2.5;

    final Counts counts = new Counts();
    final Lines lines = new Lines();
    final Words words;

    private final Walk walk;

    Scan(Lexicon lexicon) {
        words = new Words(new Grams(lexicon), counts, lines);
        walk = new Walk(counts, lines, words);
    }

    /// @param ranges pairs (start, end) of string contents, joined by line feeds
    Scan of(byte[] bytes, int[] ranges) {
        words.clear();
        counts.clear();
        lines.clear();
        walk.clear();
        int total = total(bytes, ranges);
        int tail = total <= 2 * HALF ? 0 : total - HALF;
        int base = 0;
        for (int r = 0; r < ranges.length; r += 2) {
            boolean last = tail == 0 || r + 2 == ranges.length;
            int size = last ? total - base : Extent.points(bytes, ranges[r], ranges[r + 1]);
            walk.line(bytes, ranges[r], ranges[r + 1], r > 0);
            range(bytes, ranges[r], ranges[r + 1], tail - base, size);
            base += size + 1;
        }
        walk.flush();
        words.close();
        counts.distinct = words.grams.settle();
        lines.close(counts.points, counts.digits);
        counts.total = tail == 0 ? counts.points : total;
        return this;
    }

    /// 0 for what is so small that it need not be counted.
    private static int total(byte[] bytes, int[] ranges) {
        int size = 0;
        for (int r = 0; r < ranges.length; r += 2) {
            size += ranges[r + 1] - ranges[r] + 1;
        }
        if (size <= 2 * HALF) {
            return 0;
        }
        int points = ranges.length / 2 - 1;
        for (int r = 0; r < ranges.length; r += 2) {
            points += Extent.points(bytes, ranges[r], ranges[r + 1]);
        }
        return points;
    }

    /// @param tail how many code points of the range lie before the view's second half; not above 0
    ///   when all is read
    /// @param size of the range in code points; unused when all is read
    private void range(byte[] bytes, int from, int end, int tail, int size) {
        int at = tail <= 0 ? from : walk.read(bytes, from, end, HALF);
        int left = Math.max(0, size - tail);
        int second = tail <= 0 ? from : Math.max(at, Extent.back(bytes, from, end, left));
        if (second > at) {
            walk.flush();
            words.part();
        }
        walk.read(bytes, second, end, Integer.MAX_VALUE);
    }

    /// ISO 639-1 of the main script; `und` when unclear. Asian signs weigh more, so that Korean
    /// with English terms in it is Korean.
    String language() {
        double korean = DENSITY * counts.hangul;
        double asian = DENSITY * (counts.kana + counts.han);
        double roman = counts.letters + counts.latin;
        double most = Math.max(Math.max(korean, asian), Math.max(roman, counts.foreign));
        if (most == 0 || most == counts.foreign) {
            return "und";
        }
        if (most == korean) {
            return "ko";
        }
        return most == roman ? "en" : counts.kana * 10 > counts.han ? "ja" : "zh";
    }
}
