package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each numbered rule of the wire contract (`CHAT-6`) has a test named after it (`chat6_...`), or a
/// line in `house/wire-rules.txt` with the test that proves it, or why none does.
class WireRulesTest {

    /// The families of rules, and how many each has.
    private static final String RULES =
            "EP 12, CHAT 12, ANS 9, CHUNK 9, SSE 23, TOOL 14, REAS 11, USAGE 9, PARAM 7, UNK 4,"
                    + " RESP 17, COMP 2, EMB 5, RANK 3, MODEL 4, MEDIA 6, AUTH 5, ERR 12, RETRY 10,"
                    + " HDR 6, MP 4, ENC 5, ECHO 2, CACHE 5, N 2, IMG 5, FLOW 5";

    private static final Pattern METHOD = Pattern.compile("void (\\w+)\\(");
    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(.+)");

    private static Set<String> rules() {
        return Pattern.compile("(\\w+) (\\d+)")
                .matcher(RULES)
                .results()
                .flatMap(family ->
                        IntStream.rangeClosed(1, Integer.parseInt(family.group(2)))
                                .mapToObj(number -> family.group(1) + "-" + number))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// `Class#method` of every test.
    private static Set<String> tests() {
        Set<String> all = new TreeSet<>();
        for (Path file : Project.files(Project.TESTS, ".java")) {
            String type = file.getFileName().toString().replace(".java", "");
            METHOD.matcher(Project.text(file))
                    .results()
                    .forEach(method -> all.add(type + "#" + method.group(1)));
        }
        return all;
    }

    private static boolean isNamed(String rule, Set<String> tests) {
        String word = rule.replace("-", "").toLowerCase(Locale.ROOT) + "_";
        return tests.stream()
                .anyMatch(test -> test.contains("#" + word) || test.contains("_" + word));
    }

    private static Map<String, String> listed() {
        Map<String, String> all = new TreeMap<>();
        Path file = Project.ROOT.resolve("src/test/resources/house/wire-rules.txt");
        for (String line : Project.lines(file)) {
            Matcher parts = LINE.matcher(line);
            if (!line.startsWith("#") && parts.matches()) {
                all.put(parts.group(1), parts.group(2));
            }
        }
        return all;
    }

    @Test
    void everyRuleHasATestOrAReason() {
        // Given
        Set<String> tests = tests();
        Set<String> without = rules();
        // When
        without.removeIf(rule -> isNamed(rule, tests));
        // Then
        assertEquals(without, new TreeSet<>(listed().keySet()));
    }

    @Test
    void everyTestThatIsListedIsThere() {
        // Given
        Set<String> tests = tests();
        List<String> missing = new ArrayList<>();
        // When
        listed().forEach((rule, proof) -> {
            if (!proof.startsWith("- ") && !tests.contains(proof)) {
                missing.add(rule + " " + proof);
            }
        });
        // Then
        assertEquals(List.of(), missing);
    }
}
