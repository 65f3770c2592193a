package dev.sluice.complexity;

/// Turns what a [Scan] counted into slots.
final class Tally {

    static final int FIRST_MEANING = Slot.values().length;

    static final int SLOTS = FIRST_MEANING + Lexicon.MEANINGS;

    /// [Slot#log] of 150, 1,000 and 3,000 characters: where a slope may change.
    private static final int BRIEF = Slot.log(150);

    private static final int LONG = Slot.log(1_000);

    /// Beyond these, length says no more (docs/complexity.md, "Length as a prior").
    private static final int FEWEST = Slot.log(36);

    private static final int MOST = Slot.log(2_000);
    private static final int VERY_LONG = Slot.log(3_000);

    private Tally() {}

    static void of(Scan scan, int[] into) {
        Counts counts = scan.counts;
        size(counts, scan.lines, into);
        marks(counts, scan.lines, into);
        layout(scan.lines, into);
        script(counts, into);
        int[] hits = scan.words.grams.hits;
        for (int i = 0; i < hits.length; i++) {
            into[FIRST_MEANING + i] = Slot.log(hits[i]);
        }
    }

    static void put(int[] into, Slot slot, int value) {
        into[slot.ordinal()] = value;
    }

    static void log(int[] into, Slot slot, int count) {
        into[slot.ordinal()] = Slot.log(count);
    }

    private static void size(Counts counts, Lines lines, int[] into) {
        int characters = Slot.log(counts.total);
        put(into, Slot.CHARACTERS, characters);
        put(into, Slot.SIZE, Math.clamp(characters, FEWEST, MOST) - FEWEST);
        put(into, Slot.SHORT, Math.max(0, BRIEF - characters));
        put(into, Slot.LONG, Math.max(0, characters - LONG));
        put(into, Slot.VERY_LONG, Math.max(0, characters - VERY_LONG));
        log(into, Slot.WORDS, counts.words);
        log(into, Slot.LINES, lines.count);
        log(into, Slot.SENTENCES, counts.sentences);
        put(into, Slot.WORD_LENGTH, Slot.share(counts.letters, counts.plainWords) / 16);
        put(into, Slot.LONG_WORDS, Slot.share(counts.longWords, counts.plainWords));
        put(into, Slot.VARIETY, Slot.share(counts.distinct, counts.words));
        log(into, Slot.DIGITS, counts.digits);
        log(into, Slot.NUMBERS, counts.numbers);
        put(into, Slot.LONGEST_NUMBER, counts.longestNumber);
        log(into, Slot.LARGE_NUMBERS, counts.numbers - counts.ones - counts.twos);
        log(into, Slot.CAPITALS, counts.capitals);
        log(into, Slot.SHOUTED, counts.shouted);
    }

    private static void marks(Counts counts, Lines lines, int[] into) {
        int[] signs = counts.signs;
        log(
                into,
                Slot.OPERATORS,
                signs['+']
                        + signs['*']
                        + signs['/']
                        + signs['=']
                        + signs['<']
                        + signs['>']
                        + signs['^']);
        log(into, Slot.LATEX, signs['\\']);
        log(into, Slot.DOLLARS, signs['$']);
        log(into, Slot.PARENTHESES, signs['(']);
        log(into, Slot.FENCES, counts.fences);
        log(into, Slot.BRACES, signs['{'] + signs['}']);
        log(into, Slot.BRACKETS, signs['['] + signs[']']);
        log(into, Slot.UNDERSCORES, signs['_']);
        log(into, Slot.SEMICOLONS, signs[';']);
        log(into, Slot.INDENTED, lines.indented);
        log(into, Slot.BARS, signs['|']);
        log(into, Slot.ADDRESSES, counts.addresses);
        log(into, Slot.QUESTIONS, signs['?']);
        log(into, Slot.QUOTES, signs['"']);
        log(into, Slot.COMMAS, signs[',']);
        log(into, Slot.COLONS, signs[':']);
    }

    private static void layout(Lines lines, int[] into) {
        log(into, Slot.ITEMS, lines.items);
        log(into, Slot.BLANK_LINES, lines.blank);
        log(into, Slot.GRID_LINES, lines.grids);
        log(into, Slot.LONGEST_LINE, lines.longest);
        boolean exam = lines.options >= 3;
        put(into, Slot.OPTIONS, exam ? Math.min(lines.options, 12) * 16 : 0);
        put(into, Slot.STEM, exam ? Slot.log(lines.stem) : 0);
        put(into, Slot.OPTION_LENGTH, exam ? Slot.log(lines.optionPoints / lines.options) : 0);
        put(
                into,
                Slot.OPTION_NUMBERS,
                exam ? Slot.share(lines.optionsWithDigits, lines.options) : 0);
    }

    private static void script(Counts counts, int[] into) {
        put(into, Slot.HANGUL, Slot.share(counts.hangul, counts.points));
        put(into, Slot.LATIN, Slot.share(counts.letters + counts.latin, counts.points));
        put(into, Slot.ASIAN, Slot.share(counts.kana + counts.han, counts.points));
        put(into, Slot.OTHER_SCRIPT, Slot.share(counts.foreign, counts.points));
        put(into, Slot.HANGUL_WORD, Slot.share(counts.hangul, counts.hangulWords) / 16);
    }
}
