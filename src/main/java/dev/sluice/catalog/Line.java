package dev.sluice.catalog;

/// Where a line of a [Shelf] begins, and its number from 1: text is cut out of a file only where it
/// is needed.
record Line(int start, int number) {

    Line next(String text) {
        int end = text.indexOf('\n', start);
        return new Line(end < 0 ? text.length() : end + 1, number + 1);
    }

    boolean says(String text, String first) {
        return text.startsWith(first, start);
    }

    String of(String text) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
