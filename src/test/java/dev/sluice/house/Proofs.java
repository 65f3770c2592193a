package dev.sluice.house;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What proves the numbered rules of a contract: tests that are named after them (`chat6_...` for
/// `CHAT-6`), and below `house/` a list of the others, each with the tests that prove it
/// (`Class#method`, several with spaces between), and after a `-` what none proves, and why.
final class Proofs {

    private static final Pattern METHOD = Pattern.compile("void (\\w+)\\(");
    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(.+)");

    private final Set<String> tests = tests();
    private final Map<String, String> listed;

    /// @param list below `src/test/resources/house`
    Proofs(String list) {
        this.listed = listed(Project.ROOT.resolve("src/test/resources/house").resolve(list));
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

    private static Map<String, String> listed(Path file) {
        Map<String, String> all = new TreeMap<>();
        for (String line : Project.lines(file)) {
            Matcher parts = LINE.matcher(line);
            if (!line.startsWith("#") && parts.matches()) {
                all.put(parts.group(1), parts.group(2));
            }
        }
        return all;
    }

    private boolean isNamed(String rule) {
        String word = rule.replace("-", "").toLowerCase(Locale.ROOT) + "_";
        return tests.stream()
                .anyMatch(test -> test.contains("#" + word) || test.contains("_" + word));
    }

    /// Those that no test is named after.
    Set<String> nameless(Stream<String> rules) {
        return rules.filter(rule -> !isNamed(rule)).collect(Collectors.toCollection(TreeSet::new));
    }

    /// Those that are listed.
    Set<String> listed() {
        return new TreeSet<>(listed.keySet());
    }

    /// Tests that are listed and are not there.
    List<String> missing() {
        return listed.entrySet().stream()
                .flatMap(rule -> named(rule.getValue()).map(test -> rule.getKey() + " " + test))
                .filter(line -> !tests.contains(line.substring(line.indexOf(' ') + 1)))
                .toList();
    }

    private static Stream<String> named(String proof) {
        return Stream.of(proof.split(" ")).takeWhile(word -> !word.equals("-"));
    }
}
