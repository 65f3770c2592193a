package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whoever reads a comment that cites a design note finds in `docs/rules.md`, or beside it, what
/// the rule asks; and nothing stands there that nobody cites.
class CitationsTest {

    private static final Pattern HEADING = Pattern.compile("## ([a-z-]+)");
    private static final Pattern LINE = Pattern.compile("- \\*\\*([^*]+)\\*\\* \\S.*");
    private static final Pattern DOCUMENT = Pattern.compile("\\b([\\w/-]+\\.md)\\b");

    /// The notes themselves, which are not here.
    private static final Set<String> NOTES =
            written().keySet().stream()
                    .map(rule -> rule.replaceAll(" .*", ".md"))
                    .collect(Collectors.toSet());

    /// Where each rule is written down, as `docs/rules.md:12`.
    private static Map<String, String> written() {
        Map<String, String> all = new TreeMap<>();
        for (Path file : List.of(rules("rules.md"), rules("rules-wire.md"))) {
            List<String> lines = Project.lines(file);
            String note = "";
            for (int i = 0; i < lines.size(); i++) {
                Matcher heading = HEADING.matcher(lines.get(i));
                Matcher rule = LINE.matcher(lines.get(i));
                if (heading.matches()) {
                    note = heading.group(1);
                } else if (rule.matches()) {
                    all.merge(
                            note + " " + rule.group(1),
                            Project.at(file, i + 1),
                            (first, second) -> first + " and " + second);
                }
            }
        }
        return all;
    }

    private static Path rules(String file) {
        return Project.ROOT.resolve("docs").resolve(file);
    }

    /// Where each rule is cited. The examples of whoever reads citations do not count.
    private static Map<String, Set<String>> cited() {
        Map<String, Set<String>> all = new TreeMap<>();
        Project.sources().stream()
                .filter(file -> !file.getFileName().toString().startsWith("Citations"))
                .forEach(file -> collect(all, file, true));
        Stream.of("src", "deploy", "k8s")
                .map(Project.ROOT::resolve)
                .flatMap(CitationsTest::scripts)
                .filter(file -> !file.toString().contains("node_modules"))
                .forEach(file -> collect(all, file, false));
        return all;
    }

    private static Stream<Path> scripts(Path folder) {
        return Stream.of(".mjs", ".properties", ".py", ".sh", ".yaml")
                .flatMap(end -> Project.files(folder, end).stream());
    }

    private static void collect(Map<String, Set<String>> all, Path file, boolean java) {
        for (Citations.Citation one : Citations.in(Project.text(file), java)) {
            all.computeIfAbsent(one.rule(), rule -> new TreeSet<>())
                    .add(Project.at(file, one.line()));
        }
    }

    @Test
    void whatACommentCitesIsWrittenDown() {
        // Given
        Map<String, String> written = written();

        // When
        List<String> unwritten = new ArrayList<>();
        cited().forEach((rule, places) -> {
            if (!written.containsKey(rule)) {
                places.forEach(place -> unwritten.add(place + " " + rule));
            }
        });

        // Then
        assertEquals(List.of(), unwritten, "no line for them in docs/rules.md, rules-wire.md");
    }

    @Test
    void whatIsWrittenDownIsCitedByAComment() {
        // Given
        Set<String> cited = cited().keySet();

        // When
        Map<String, String> uncited = written();
        uncited.keySet().removeAll(cited);

        // Then
        assertEquals(Map.of(), uncited, "nobody cites these any more");
    }

    @Test
    void everyRuleIsWrittenDownOnce() {
        // When
        Map<String, String> twice = written();
        twice.values().removeIf(place -> !place.contains(" and "));

        // Then
        assertEquals(Map.of(), twice);
    }

    @Test
    void whateverDocumentACommentNamesIsThereOrANote() {
        // When
        List<String> lost = new ArrayList<>();
        for (Path file : Project.sources()) {
            List<String> lines = Project.lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith("//")) {
                    String at = Project.at(file, i + 1) + " ";
                    lost(lines.get(i)).forEach(name -> lost.add(at + name));
                }
            }
        }

        // Then
        assertEquals(List.of(), lost, "a document is named with its folder, as docs/operate.md");
    }

    private static Stream<String> lost(String comment) {
        return DOCUMENT.matcher(comment)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !NOTES.contains(name))
                .filter(name -> !Project.ROOT.resolve(name).toFile().exists());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "/// a reason (reliability.md R7),           reliability R7",
        "'/// R3, R4 and R9 to R11.',                'reliability R3, reliability R4,"
                + " reliability R9, reliability R10, reliability R11'",
        "'/// (openai-wire SSE-5, TOOL-1 to TOOL-2;~/// security S6)',"
                + " 'openai-wire SSE-5, openai-wire TOOL-1, openai-wire TOOL-2, security S6'",
        "/// (security.md~    /// section 6).,       security section 6",
        "'/// as style.md 2.8 and 2.10. Then',       'style section 2.8, style section 2.10'",
        "/// openai-wire sections 3 to 5 and 12, 'openai-wire section 3, openai-wire section 4,"
                + " openai-wire section 5, openai-wire section 12'",
        "int a; // operations O4,                    operations O4",
        "/// F6 and F7 of reliability.md,            'reliability F6, reliability F7'",
        "/// the words of observability.md.,         observability as a whole",
        "'int R7 = at(\"R8\", \"http://R9\");',      ''",
        "/// UTF-8 of DeepSeek-R1 in GPT-5.1 and R2D2, ''"
    })
    void readsEveryFormOfACitation(String source, String rules) {
        // When
        String read =
                Citations.in(source.replace('~', '\n'), true).stream()
                        .map(Citations.Citation::rule)
                        .collect(Collectors.joining(", "));

        // Then
        assertEquals(rules, read);
    }

    @Test
    void namesTheLineOfACitation() {
        assertEquals(
                List.of(new Citations.Citation("security section 6", 2)),
                Citations.in("int a;\n/// security.md\n/// section 6\n", true));
    }
}
