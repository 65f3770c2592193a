package dev.sluice.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which rules of the design notes a file cites, in the forms that occur: a number of a rule, which
/// its first letter gives to a note (`R36`, `SSE-5`), or a note with a section (its name and
/// `section 6`, or `5.3`); lists of either, with `to` between two that stand for those between them
/// too, and all of it cut by the end of a line.
final class Citations {

    /// Notes by the letter of their rules; with a `-` it is the wire's, whatever the family.
    private static final Map<String, String> NOTES =
            Map.of(
                    "R", "reliability",
                    "F", "reliability",
                    "S", "security",
                    "O", "operations",
                    "I", "peers");

    /// Capitals with a number that are no family of rules.
    private static final Set<String> FOREIGN = Set.of("UTF", "SHA", "CRC", "GPT");

    private static final String NAMES =
            "(reliability|openai-wire|security|operations|peers|performance|routing-quality"
                    + "|providers|backends|observability|architecture|style)";
    private static final String RULE = "([RFSOI]|[A-Z]{1,8}-)(\\d{1,2})(?![\\w-])";
    private static final Pattern RULES =
            Pattern.compile("(?<![\\w.#-])" + RULE + "(?:\\s+to\\s+" + RULE + ")?");
    private static final Pattern SECTIONS =
            Pattern.compile(
                    "\\b"
                            + NAMES
                            + "(?:\\.md\\s+(?:sections?\\s+)?|\\s+sections?\\s+)"
                            + "(\\d[\\d.]*(?:(?:,|\\s+and|\\s+to)\\s+\\d[\\d.]*)*)");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d+(?:\\.\\d+)?)(?:\\s+to\\s+(\\d+))?");

    /// A note that is named without a rule or a section, which nobody can look up.
    private static final Pattern VAGUE =
            Pattern.compile(
                    "(?<!\\d of )\\b"
                            + NAMES
                            + "\\.md(?!(?:'s)?\\s+(?:sections?\\s+)?(?:[A-Z]+-?)?\\d)");

    /// After a colon it is an address.
    private static final Pattern COMMENT = Pattern.compile("(?<!:)///?(.*)");

    private static final Pattern NOTE =
            Pattern.compile("\\b" + NAMES + "(?:\\.md)?\\s+(?:sections?\\s|[A-Z]+-?\\d)");

    /// @param rule note and rule (`reliability R36`, `security section 6`)
    /// @param line from 1
    record Citation(String rule, int line) {}

    private Citations() {}

    /// @param java whether all comments count; else it is each line that names a note and its rule
    static List<Citation> in(String text, boolean java) {
        String said =
                text.lines()
                        .map(line -> java ? comment(line) : NOTE.matcher(line).find() ? line : "|")
                        .collect(Collectors.joining("\n"));
        List<Citation> all = new ArrayList<>();
        RULES.matcher(said)
                .results()
                .filter(found -> !FOREIGN.contains(found.group(1).replace("-", "")))
                .forEach(found -> add(all, said, found, numbered(found)));
        SECTIONS.matcher(said).results().forEach(found -> add(all, said, found, sections(found)));
        VAGUE.matcher(said)
                .results()
                .forEach(found -> add(all, said, found, Stream.of(found.group(1) + " as a whole")));
        return all;
    }

    /// Code beside a comment keeps it apart from that of the line above.
    private static String comment(String line) {
        Matcher comment = COMMENT.matcher(line);
        if (!comment.find()) {
            return "|";
        }
        return (line.substring(0, comment.start()).isBlank() ? " " : "| ") + comment.group(1);
    }

    private static Stream<String> numbered(MatchResult found) {
        String family = found.group(1);
        String note = family.endsWith("-") ? "openai-wire" : NOTES.get(family);
        int first = Integer.parseInt(found.group(2));
        int last = found.group(4) == null ? first : Integer.parseInt(found.group(4));
        return IntStream.rangeClosed(first, last).mapToObj(i -> note + " " + family + i);
    }

    private static Stream<String> sections(MatchResult found) {
        return NUMBERS.matcher(found.group(2))
                .results()
                .flatMap(Citations::between)
                .map(number -> found.group(1) + " section " + number);
    }

    private static Stream<String> between(MatchResult numbers) {
        return numbers.group(2) == null
                ? Stream.of(numbers.group(1))
                : IntStream.rangeClosed(
                                Integer.parseInt(numbers.group(1)),
                                Integer.parseInt(numbers.group(2)))
                        .mapToObj(Integer::toString);
    }

    private static void add(
            List<Citation> all, String said, MatchResult found, Stream<String> rules) {
        int line =
                1 + (int) said.substring(0, found.start()).chars().filter(c -> c == '\n').count();
        rules.forEach(rule -> all.add(new Citation(rule, line)));
    }
}
