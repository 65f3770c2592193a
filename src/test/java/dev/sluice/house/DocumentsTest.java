package dev.sluice.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever a comment or a document names is there.
class DocumentsTest {

    private static final Pattern LINK = Pattern.compile("\\[([A-Za-z][\\w.]*)?(#\\w+)?][^(\\[]");
    private static final Pattern TYPE =
            Pattern.compile("\\b(?:class|record|interface|enum) ([A-Z]\\w*)");
    private static final Pattern CODE =
            Pattern.compile("`([A-Z][a-z]\\w*(?:\\.[A-Z]\\w*)?)(#\\w+)?`");
    private static final Pattern HREF = Pattern.compile("]\\(([^)#\\s]+)(#[^)]*)?\\)");

    /// Types and other capitalised words that are not ours.
    private static final Set<String> FOREIGN =
            Set.of(
                    "AsyncResponse",
                    "RoutingContext",
                    "Uni",
                    "HttpClient",
                    "WatchService",
                    "ConfigMap",
                    "Content-Length",
                    "RestMulti",
                    "Buffer",
                    "Unreleased",
                    "JsonParser",
                    "TypedGuard",
                    "Suspended");

    private static Set<String> types() {
        return Project.sources().stream()
                .flatMap(file -> TYPE.matcher(Project.text(file)).results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void everyLinkOfACommentLeadsToAType() {
        // Given
        Set<String> ours = types();
        List<String> dead = new ArrayList<>();

        // When
        for (Path file : Project.sources()) {
            List<String> lines = Project.lines(file);
            Set<String> known = new HashSet<>(ours);
            lines.stream()
                    .filter(line -> line.startsWith("import "))
                    .forEach(line -> known.add(last(line)));
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).strip().startsWith("///")) {
                    dead(lines.get(i), known, Project.text(file), Project.at(file, i + 1), dead);
                }
            }
        }

        // Then
        assertEquals(List.of(), dead);
    }

    private static void dead(
            String line, Set<String> known, String text, String at, List<String> dead) {
        Matcher link = LINK.matcher(line.replaceAll("`[^`]*`", "") + " ");
        while (link.find()) {
            String type = link.group(1);
            String member = link.group(2);
            if (type != null && !known.contains(last(type)) && !isOfJava(last(type))) {
                dead.add(at + " [" + type + "]");
            } else if (type == null
                    && member != null
                    && !Pattern.compile("\\b" + member.substring(1) + "\\b(?!])")
                            .matcher(text)
                            .find()) {
                dead.add(at + " [" + member + "]");
            }
        }
    }

    private static String last(String name) {
        return name.replaceAll(";$", "").replaceAll("^.*\\.", "");
    }

    private static boolean isOfJava(String name) {
        try {
            Class.forName("java.lang." + name);
            return true;
        } catch (ClassNotFoundException unknown) {
            return false;
        }
    }

    @Test
    void noDocumentNamesATypeThatIsNotThere() {
        // Given
        Set<String> known = new HashSet<>(types());
        known.addAll(FOREIGN);

        // When
        List<String> unknown =
                hits(CODE)
                        .filter(hit -> !known.contains(last(hit.substring(hit.indexOf(' ') + 1))))
                        .toList();

        // Then
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyLinkOfADocumentLeadsToAFile() {
        // When
        List<String> dead = new ArrayList<>();
        for (Path file : Project.documents()) {
            HREF.matcher(Project.text(file))
                    .results()
                    .map(found -> found.group(1))
                    .filter(to -> !to.startsWith("http"))
                    .filter(to -> !Files.exists(file.resolveSibling(to)))
                    .forEach(to -> dead.add(Project.ROOT.relativize(file) + " -> " + to));
        }

        // Then
        assertEquals(List.of(), dead);
    }

    private static Stream<String> hits(Pattern pattern) {
        return Project.documents().stream()
                .flatMap(file ->
                        pattern.matcher(Project.text(file))
                                .results()
                                .map(found ->
                                        Project.ROOT.relativize(file) + " " + found.group(1)));
    }
}
