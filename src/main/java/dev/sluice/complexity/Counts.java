package dev.sluice.complexity;

import java.util.Arrays;

/// What a [Scan] counts. Fields, because every one of them is touched in the innermost loop.
/// Scratch of one thread.
final class Counts {

    /// Of the whole turn; all others are of its scored view.
    int total;

    int points;
    int words;
    int distinct;

    /// ASCII: letters, capital ones, words, words of eight letters and more, words in capitals.
    int letters;

    int capitals;
    int plainWords;
    int longWords;
    int shouted;

    int digits;
    int numbers;
    int longestNumber;

    /// Numbers of one, two, and more digits.
    int ones;

    int twos;

    /// Syllables, and runs of them.
    int hangul;

    int hangulWords;
    int kana;
    int han;
    int latin;
    int foreign;
    int marks;

    int sentences;
    int fences;
    int addresses;

    /// By ASCII code.
    final int[] signs = new int[128];

    void clear() {
        total = 0;
        points = 0;
        words = 0;
        distinct = 0;
        letters = 0;
        capitals = 0;
        plainWords = 0;
        longWords = 0;
        shouted = 0;
        digits = 0;
        numbers = 0;
        longestNumber = 0;
        ones = 0;
        twos = 0;
        hangul = 0;
        hangulWords = 0;
        kana = 0;
        han = 0;
        latin = 0;
        foreign = 0;
        marks = 0;
        sentences = 0;
        fences = 0;
        addresses = 0;
        Arrays.fill(signs, 0);
    }

    /// A word of ASCII letters has ended.
    void letters(int length, int upper) {
        letters += length;
        capitals += upper;
        plainWords++;
        longWords += length >= 8 ? 1 : 0;
        shouted += upper == length && length > 1 ? 1 : 0;
    }

    /// A number has ended.
    void digits(int length) {
        digits += length;
        numbers++;
        longestNumber = Math.max(longestNumber, Math.min(length, 12));
        ones += length == 1 ? 1 : 0;
        twos += length == 2 ? 1 : 0;
    }

    /// A run of syllables has ended.
    void hangul(int length) {
        hangul += length;
        hangulWords++;
    }

    /// A code point outside ASCII and Hangul.
    void wide(int point) {
        if (point >= 0x3040 && point <= 0x30ff) {
            kana++;
        } else if (point >= 0x3400 && point <= 0x9fff) {
            han++;
        } else if (point >= 0xc0 && point <= 0x24f) {
            latin++;
        } else if (point >= 0x370 && point <= 0x1fff) {
            foreign++;
        } else {
            marks++;
        }
    }
}
