package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Sheet.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/// The files behind [Catalog], row by row.
class CatalogFileTest {

    private static final Catalog CATALOG = new Catalog();

    static List<String> files() throws IOException {
        return text("index.txt").lines().toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void isYamlThatSaysToOthersWhatItSaysToUs(String file) throws IOException {
        // Given
        Map<String, Map<String, Map<String, Map<String, Object>>>> yaml =
                new Yaml().load(text(file));

        // When
        Map<String, Set<String>> theirs =
                yaml.get("models").entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        row ->
                                                row.getValue().get("facts").values().stream()
                                                        .flatMap(facts -> keys(facts).stream())
                                                        .collect(Collectors.toSet())));

        // Then
        Map<String, Set<String>> ours =
                new Shelf(file, text(file))
                        .rows().stream()
                                .collect(
                                        Collectors.toMap(
                                                Row::id,
                                                row ->
                                                        new TreeSet<>(
                                                                row.sheet().sources().keySet())));
        assertEquals(theirs, ours);
    }

    @SuppressWarnings("unchecked")
    private static Set<String> keys(Object facts) {
        return ((Map<String, Object>) facts).keySet();
    }

    @Test
    void findsEveryRowByItsOwnId() {
        // Given
        List<Sheet> all = CATALOG.sheets();

        // When
        List<String> lost =
                all.stream()
                        .map(Sheet::id)
                        .filter(id -> !id.equals(CATALOG.sheet(id).id()))
                        .toList();

        // Then
        assertEquals(List.of(), lost);
    }

    @Test
    void findsEachWildcardFreePatternInItsOwnRow() {
        // Given
        List<Row> rows = CATALOG.rows();

        // When
        List<String> lost =
                rows.stream()
                        .flatMap(row ->
                                row.patterns().stream()
                                        .filter(pattern -> !pattern.contains("*"))
                                        .filter(pattern ->
                                                !CATALOG.sheet(pattern.replace("$", ""))
                                                        .id()
                                                        .equals(row.id())))
                        .toList();

        // Then
        assertEquals(List.of(), lost);
    }

    @Test
    void hasEveryPatternAndEveryIdOnce() {
        // Given
        Set<String> seen = new HashSet<>();

        // When
        List<String> twice =
                CATALOG.rows().stream()
                        .flatMap(row ->
                                Stream.concat(Stream.of("id " + row.id()), row.patterns().stream()))
                        .filter(name -> !seen.add(name))
                        .toList();

        // Then
        assertEquals(List.of(), twice);
    }

    @Test
    void saysWhereEveryFactIsFromAndWhenItWasRead() {
        // Given
        List<Sheet> all = CATALOG.sheets();

        // When
        List<Source> odd =
                all.stream()
                        .flatMap(sheet -> sheet.sources().values().stream())
                        .filter(source ->
                                !source.where().startsWith("https://")
                                        && !source.where().startsWith("the maker's own id")
                                        && !source.where().startsWith("general knowledge"))
                        .toList();

        // Then
        assertEquals(List.of(), odd);
    }

    @Test
    void takesNothingButOpennessAndAFamilysKindFromGeneralKnowledge() {
        // Given
        List<Sheet> all = CATALOG.sheets();

        // When
        Set<String> unsourced =
                all.stream()
                        .flatMap(sheet -> sheet.sources().entrySet().stream())
                        .filter(fact -> fact.getValue().where().startsWith("general knowledge"))
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toCollection(TreeSet::new));

        // Then
        assertEquals(Set.of("kind", "openness"), unsourced);
    }

    @Test
    void listsEveryFileOfItsFolder() throws IOException {
        // Given
        Path folder = Path.of("src/main/resources/catalog");

        // When
        Set<String> there;
        try (var paths = Files.list(folder)) {
            there = paths.map(path -> path.getFileName().toString()).collect(Collectors.toSet());
        }

        // Then
        Set<String> listed = new HashSet<>(files());
        listed.add("index.txt");
        assertEquals(there, listed);
    }

    private static String text(String file) throws IOException {
        try (var stream = Catalog.class.getResourceAsStream("/catalog/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
