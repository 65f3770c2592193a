package dev.sluice.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Card.Kind;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/// The files behind [Catalog], row by row.
class CatalogFileTest {

    private static final Catalog CATALOG = new Catalog();

    private static final String GOOD =
            """
            vendor: Acme
            hosts: [api.acme.example]
            sources:
              page: { url: https://acme.example/models, read: 2026-11-21 }
            models:
              acme/one-7b:
                match: [one-7b]
                facts:
                  page/one:
                    kind: [code, base]
                    parameters: 7_000_000_000
                    window: 8_192
                    tools: false
                    price-input: 0.5
            """;

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
                                                !CATALOG.sheet(pattern).id().equals(row.id())))
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
    void hasNoOutputLimitAboveItsWindow() {
        // Given
        List<Sheet> all = CATALOG.sheets();

        // When
        List<String> wrong =
                all.stream()
                        .filter(sheet -> sheet.card().window() > 0)
                        .filter(sheet -> sheet.card().outputLimit() > sheet.card().window())
                        .map(Sheet::id)
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void hasNoMoreActiveParametersThanParameters() {
        // Given
        List<Sheet> all = CATALOG.sheets();

        // When
        List<String> wrong =
                all.stream()
                        .filter(sheet -> sheet.size().active() > 0)
                        .filter(sheet -> sheet.size().active() >= sheet.size().parameters())
                        .map(Sheet::id)
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void readsARowWithItsSources() {
        // Given, When
        Sheet sheet = new Shelf("acme.yaml", GOOD).rows().getFirst().sheet();

        // Then
        assertEquals(List.of(Kind.CODE, Kind.BASE), sheet.card().kinds());
        assertEquals(8_192, sheet.card().window());
        assertEquals(
                new Source("https://acme.example/models/one", "2026-11-21"),
                sheet.sources().get("window"));
        assertEquals(new Price(500_000, 500_000, 0, "2026-11-21"), sheet.price());
    }

    @Test
    void leavesUnknownWhatNobodySays() {
        // Given, When
        Sheet sheet = new Shelf("acme.yaml", GOOD).rows().getFirst().sheet();

        // Then
        assertEquals(Openness.UNKNOWN, sheet.card().openness());
        assertEquals(Set.of(), sheet.card().modalities());
        assertNull(sheet.card().jsonSchema());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "window: 8_192 | window: many | 12 | cannot be read",
                "window: 8_192 | windows: 8_192 | 12 | is no fact; known: active",
                "window: 8_192 | window | 12 | is no fact",
                "window: 8_192 | tools: true | 13 | says a fact twice",
                "tools: false | tools: perhaps | 13 | write true or false",
                "kind: [code, base] | kind: [chatty] | 10 | cannot be read",
                "page/one: | paper/one: | 9 | names a source that the file's sources: lack",
                "tools: false | page/one: | 13 | names a source twice",
                "page/one: | page/one | 9 | is no source",
                "read: 2026-11-21 | read: lately | 4 | is no source; write name:",
                "vendor: Acme | maker: Acme | 1 | is none of vendor:",
                "match: [one-7b] | matches: [one-7b] | 7 | write match: [pattern]",
                "acme/one-7b: | acme/one-7b | 6 | is no id",
            })
    void refusesABadRowAndNamesFileAndLine(String good, String bad, int line, String why) {
        // Given
        String indented = bad.equals("page/one:") ? "  tools: false" : good;
        String text = GOOD.replace(indented, bad);

        // When
        var fault =
                assertThrows(
                        IllegalStateException.class,
                        () -> new Shelf("acme.yaml", text).rows().forEach(Row::sheet));

        // Then
        String said = fault.getMessage();
        assertTrue(said.startsWith("catalog/acme.yaml:" + line + ": ") && said.contains(why), said);
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
