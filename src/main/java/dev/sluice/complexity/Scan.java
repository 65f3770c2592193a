package dev.sluice.complexity;

import dev.sluice.ask.Glyphs;

/// Counts over the scored view of a text: its first 2,048 and last 2,048 code points
/// (routing-quality.md 5.2), of at most 262,144 that are read at all. Words and scripts are told
/// apart by code point ranges, so that a score does not depend on the JDK's Unicode version; Hangul
/// in decomposed form is composed. One thread, one text.
final class Scan {

    private static final int HALF = 2_048;
    private static final int READ_LIMIT = 1 << 18;

    /// ASCII letters in lower case and digits as they are; everything else is a blank.
    private static final byte[] FOLDED = new byte[128];

    static {
        for (int c = 0; c < FOLDED.length; c++) {
            boolean word = Character.isLetterOrDigit(c);
            FOLDED[c] = (byte) (word ? Character.toLowerCase(c) : ' ');
        }
    }

    private final Lexicon lexicon;
    private int state;
    private int before = ' ';
    private int pending;

    final Signs signs = new Signs();
    final int[] hits = new int[Lexicon.SLOTS];
    int characters;
    int words;
    int digits;
    int hangul;
    int latin;
    int kana;
    int han;
    int others;

    Scan(Lexicon lexicon) {
        this.lexicon = lexicon;
        state = lexicon.step(0, ' ');
    }

    Scan of(Glyphs glyphs) {
        while (characters < HALF) {
            int run = Math.min(glyphs.run(), HALF - characters);
            if (run > 0) {
                flush();
                word(glyphs, run);
                glyphs.skip(run);
                characters += run;
                continue;
            }
            int glyph = glyphs.next();
            if (glyph < 0) {
                break;
            }
            characters++;
            if (glyph == ' ' && pending == 0) {
                signs.take(' ');
                fold(' ');
            } else {
                compose(glyph);
            }
        }
        if (characters == HALF) {
            tail(glyphs);
        }
        flush();
        fold(' ');
        return this;
    }

    /// Letters in a row. No key begins within an ASCII word, so the automaton need not see the rest
    /// of one once it is back at its start.
    private void word(Glyphs glyphs, int run) {
        words += before == ' ' ? 1 : 0;
        int at = state;
        for (int i = 0; i < run && at != Lexicon.START; i++) {
            at = lexicon.stepAscii(at, FOLDED[glyphs.plain(i)]);
            if (lexicon.found(at) != 0) {
                hit(at);
            }
        }
        state = at;
        latin += run;
        before = 'a';
        signs.word();
    }

    private void tail(Glyphs glyphs) {
        int glyph = glyphs.next();
        if (glyph < 0) {
            return;
        }
        int[] ring = new int[HALF];
        int read = 0;
        for (; glyph >= 0 && read < READ_LIMIT; glyph = glyphs.next()) {
            ring[read++ & (HALF - 1)] = glyph;
        }
        characters += read;
        for (int i = Math.max(0, read - HALF); i < read; i++) {
            compose(ring[i & (HALF - 1)]);
        }
    }

    /// Joins conjoining jamo to syllables (Unicode 3.12); everything else passes.
    private void compose(int glyph) {
        boolean leads = pending >= 0x1100 && pending <= 0x1112;
        boolean open = pending >= 0xac00 && pending <= 0xd7a3 && (pending - 0xac00) % 28 == 0;
        if (glyph < 0x1100 || glyph > 0x11ff) {
            flush();
            take(glyph);
        } else if (leads && glyph >= 0x1161 && glyph <= 0x1175) {
            pending = 0xac00 + ((pending - 0x1100) * 21 + (glyph - 0x1161)) * 28;
        } else if (open && glyph > 0x11a7 && glyph <= 0x11c2) {
            pending += glyph - 0x11a7;
        } else {
            flush();
            pending = glyph;
        }
    }

    private void flush() {
        if (pending != 0) {
            take(pending);
            pending = 0;
        }
    }

    private void take(int glyph) {
        if (glyph < 128) {
            ascii(glyph);
            return;
        }
        signs.word();
        if (glyph >= 0xac00 && glyph <= 0xd7a3) {
            hangul++;
            fold(glyph);
        } else {
            fold(foreign(glyph) ? glyph : ' ');
        }
    }

    private void ascii(int glyph) {
        int folded = FOLDED[glyph];
        if (folded == ' ') {
            signs.take(glyph);
        } else {
            signs.word();
            latin += folded > '9' ? 1 : 0;
            digits += folded > '9' ? 0 : 1;
        }
        fold(folded);
    }

    /// Counts a letter outside ASCII and Hangul syllables; false for signs.
    private boolean foreign(int glyph) {
        if (glyph >= 0x3040 && glyph <= 0x30ff) {
            kana++;
        } else if (glyph >= 0x3400 && glyph <= 0x9fff) {
            han++;
        } else if (glyph >= 0xc0 && glyph <= 0x24f) {
            latin++;
        } else if (glyph >= 0x1100 && glyph <= 0x11ff) {
            hangul++;
        } else if (glyph >= 0x370 && glyph <= 0x1fff) {
            others++;
        } else {
            signs.foreign(glyph);
            return false;
        }
        return true;
    }

    /// Feeds the automaton; a run of blanks is one.
    private void fold(int glyph) {
        if (glyph == ' ' && before == ' ') {
            return;
        }
        words += before == ' ' ? 1 : 0;
        before = glyph;
        enter(lexicon.step(state, glyph));
    }

    private void enter(int next) {
        state = next;
        if (lexicon.found(next) != 0) {
            hit(next);
        }
    }

    private void hit(int at) {
        for (int found = lexicon.found(at); found != 0; found &= found - 1) {
            hits[Integer.numberOfTrailingZeros(found)]++;
        }
    }
}
