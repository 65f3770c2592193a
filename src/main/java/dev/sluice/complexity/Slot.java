package dev.sluice.complexity;

/// What is counted, in the fixed order of [Features#slots]; the meanings of the [Lexicon] follow.
/// Counts are [#log]s, shares are in 256ths.
public enum Slot {
    CHARACTERS(Group.LENGTH, Role.CORE),
    WORDS(Group.LENGTH, Role.CORE),
    LINES(Group.LENGTH, Role.CORE),
    SENTENCES(Group.LENGTH, Role.SHAPE),
    SIZE(Group.LENGTH, Role.PRIOR),
    SHORT(Group.LENGTH, Role.DETAIL),
    LONG(Group.LENGTH, Role.DETAIL),
    VERY_LONG(Group.LENGTH, Role.DETAIL),
    WORD_LENGTH(Group.WORDING, Role.DETAIL),
    LONG_WORDS(Group.WORDING, Role.DETAIL),
    VARIETY(Group.WORDING, Role.SHAPE),
    DIGITS(Group.NUMBERS, Role.CORE),
    NUMBERS(Group.NUMBERS, Role.SHAPE),
    LONGEST_NUMBER(Group.NUMBERS, Role.SHAPE),
    LARGE_NUMBERS(Group.NUMBERS, Role.DETAIL),
    OPERATORS(Group.MATHS, Role.CORE),
    LATEX(Group.MATHS, Role.CORE),
    DOLLARS(Group.MATHS, Role.CORE),
    PARENTHESES(Group.MATHS, Role.SHAPE),
    FENCES(Group.CODE, Role.SHAPE),
    BRACES(Group.CODE, Role.SHAPE),
    BRACKETS(Group.CODE, Role.SHAPE),
    UNDERSCORES(Group.CODE, Role.DETAIL),
    SEMICOLONS(Group.CODE, Role.DETAIL),
    INDENTED(Group.CODE, Role.SHAPE),
    BARS(Group.LAYOUT, Role.DETAIL),
    ADDRESSES(Group.LAYOUT, Role.DETAIL),
    ITEMS(Group.LAYOUT, Role.DETAIL),
    BLANK_LINES(Group.LAYOUT, Role.DETAIL),
    GRID_LINES(Group.LAYOUT, Role.SHAPE),
    LONGEST_LINE(Group.LAYOUT, Role.DETAIL),
    QUESTIONS(Group.WORDING, Role.CORE),
    QUOTES(Group.WORDING, Role.SHAPE),
    COMMAS(Group.WORDING, Role.SHAPE),
    COLONS(Group.WORDING, Role.DETAIL),
    CAPITALS(Group.WORDING, Role.DETAIL),
    SHOUTED(Group.WORDING, Role.DETAIL),
    OPTIONS(Group.EXAM, Role.SHAPE),
    STEM(Group.EXAM, Role.SHAPE),
    OPTION_LENGTH(Group.EXAM, Role.SHAPE),
    OPTION_NUMBERS(Group.EXAM, Role.SHAPE),
    HANGUL(Group.LANGUAGE, Role.SCRIPT),
    LATIN(Group.LANGUAGE, Role.SCRIPT),
    ASIAN(Group.LANGUAGE, Role.DETAIL),
    OTHER_SCRIPT(Group.LANGUAGE, Role.DETAIL),
    HANGUL_WORD(Group.LANGUAGE, Role.DETAIL),
    TURNS(Group.CONTEXT, Role.DETAIL),
    CONTEXT(Group.CONTEXT, Role.DETAIL),
    SYSTEM(Group.CONTEXT, Role.DETAIL),
    TOOLS(Group.STRUCTURE, Role.DETAIL),
    TOOL_RESULTS(Group.STRUCTURE, Role.DETAIL),
    SCHEMA(Group.STRUCTURE, Role.DETAIL),
    MEDIA(Group.STRUCTURE, Role.DETAIL),
    SMALL_OUTPUT(Group.STRUCTURE, Role.DETAIL);

    /// What reasons say; the words of each meaning of the lexicon are a group of their own.
    enum Group {
        WORDING("wording"),
        LENGTH("length"),
        NUMBERS("numbers"),
        MATHS("maths signs"),
        CODE("code"),
        LAYOUT("layout"),
        EXAM("exam question"),
        LANGUAGE("language"),
        CONTEXT("context"),
        STRUCTURE("structure");

        final String word;

        Group(String word) {
            this.word = word;
        }
    }

    /// What a fit may do with a slot (docs/complexity.md, "What was tried").
    public enum Role {
        /// A few that may weigh much in any fit.
        CORE,
        /// Likewise, but only where the traffic to come has the scripts of the rows.
        SCRIPT,
        /// Held back in a fit on one's own rows.
        SHAPE,
        /// Likewise, and not used for traffic nobody has seen.
        DETAIL,
        /// Not fitted.
        PRIOR
    }

    final Group group;
    private final Role role;

    Slot(Group group, Role role) {
        this.group = group;
        this.role = role;
    }

    public Role role() {
        return role;
    }

    /// Sixteen times the binary logarithm of `count + 1`, straight between powers of two: integers,
    /// so that every machine agrees. 0 for 0, 320 for a million.
    static int log(int count) {
        int n = count + 1;
        int power = 31 - Integer.numberOfLeadingZeros(n);
        int part = power >= 4 ? n >>> power - 4 : n << 4 - power;
        return power * 16 + (part & 15);
    }

    static int share(int part, int whole) {
        return whole == 0 ? 0 : (int) (256L * part / whole);
    }
}
