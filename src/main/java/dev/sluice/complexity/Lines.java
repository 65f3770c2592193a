package dev.sluice.complexity;

/// How a text is laid out: lines, lists, options of an exam question, grids. Looks at the beginning
/// of each line. Scratch of one thread.
final class Lines {

    int count;
    int blank;
    int indented;
    int items;
    int grids;
    int longest;
    int options;

    /// Code points before the first option, and of all options together.
    int stem;

    int optionPoints;
    int optionsWithDigits;

    private int begin;
    private int digitsBefore;
    private boolean option;
    private boolean wordy;

    void clear() {
        count = 0;
        blank = 0;
        indented = 0;
        items = 0;
        grids = 0;
        longest = 0;
        options = 0;
        stem = 0;
        optionPoints = 0;
        optionsWithDigits = 0;
        begin = 0;
        digitsBefore = 0;
        option = false;
        wordy = false;
    }

    /// A word of two letters or more is in the line.
    void word() {
        wordy = true;
    }

    /// A line begins.
    ///
    /// @param points how many the text had before it
    /// @param digits likewise
    void open(byte[] bytes, int from, int end, int points, int digits) {
        begin = points;
        digitsBefore = digits;
        wordy = false;
        int at = from;
        int spaces = 0;
        for (int behind = blank(bytes, at, end); behind > at; behind = blank(bytes, at, end)) {
            spaces += behind - at == 1 ? 1 : 4;
            at = behind;
        }
        indented += spaces >= 4 ? 1 : 0;
        option = option(bytes, at < end && bytes[at] == '(' ? at + 1 : at, end);
        if (option) {
            stem = options++ == 0 ? points : stem;
        }
        items += item(bytes, at, end) ? 1 : 0;
    }

    /// A line has ended; what it had is added up.
    void close(int points, int digits) {
        int size = points - begin;
        count++;
        blank += size == 0 ? 1 : 0;
        grids += size >= 3 && !wordy ? 1 : 0;
        longest = Math.max(longest, size);
        if (option) {
            optionPoints += size;
            optionsWithDigits += digits > digitsBefore ? 1 : 0;
        }
    }

    private static int blank(byte[] bytes, int at, int end) {
        if (at < end && bytes[at] == ' ') {
            return at + 1;
        }
        return at + 1 < end && bytes[at] == '\\' && bytes[at + 1] == 't' ? at + 2 : at;
    }

    /// `A.`, `(b)`, `3)` and circled digits, raw or escaped, with a blank behind.
    private static boolean option(byte[] bytes, int at, int end) {
        if (at + 2 >= end) {
            return false;
        }
        int first = bytes[at];
        int letter = first | 0x20;
        boolean named =
                letter >= 'a' && letter <= 'j' && first >= 'A' || first >= '1' && first <= '9';
        if (named) {
            return (bytes[at + 1] == '.' || bytes[at + 1] == ')') && bytes[at + 2] == ' ';
        }
        int point = Escapes.sign(bytes, at, end);
        return point >= 0x2460 && point <= 0x2469;
    }

    /// `- `, `* `, `12. ` and `3) `.
    private static boolean item(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at + 1 >= end || bytes[at + 1] != ' ') {
            return false;
        }
        return at > from
                ? bytes[at] == '.' || bytes[at] == ')'
                : bytes[at] == '-' || bytes[at] == '*';
    }
}
