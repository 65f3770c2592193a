package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The shipped dashboards know no name that a scrape does not show.
class DashboardTest {

    private static final Path DASHBOARDS = Path.of("deploy", "dashboards");
    private static final Pattern NAME = Pattern.compile("\\b(?:sluice|gen_ai)_[a-z_]+(?=[{\\[])");
    private static final Pattern RECORDED = Pattern.compile("\\bsluice:[a-z0-9_:]+");
    private static final Pattern WINDOW = Pattern.compile("\\[(.*?)]");

    static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(DASHBOARDS)) {
            return files.filter(file -> file.toString().endsWith(".json")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void asksOnlyForNamesOfAScrape(Path dashboard) {
        // Given
        Scrape scrape = new Scrape();
        Traffic.everything(scrape.meters);
        Set<String> shown = scrape.names();

        // When
        Set<String> asked = found(NAME, expressions(dashboard));

        // Then
        asked.removeAll(shown);
        assertEquals(Set.of(), asked);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void asksOnlyForWhatARuleRecords(Path dashboard) throws IOException {
        // Given
        String rules = Files.readString(Path.of("deploy", "prometheus", "sluice.rules.yml"));

        // When
        Set<String> asked = found(RECORDED, expressions(dashboard));

        // Then
        asked.removeIf(name -> rules.contains("record: " + name + "\n"));
        assertEquals(Set.of(), asked);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void leadsFromEachPanelToTheRunbook(Path dashboard) throws IOException {
        // Given
        Set<String> anchors =
                Files.readString(Path.of("docs", "runbook.md"))
                        .lines()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3).toLowerCase(Locale.ROOT).replace(' ', '-'))
                        .collect(Collectors.toSet());

        // When
        List<String> lost =
                panels(dashboard)
                        .filter(panel -> {
                            String url = panel.at("/links/0/url").asText();
                            return !url.startsWith("${runbook}#")
                                    || !anchors.contains(url.substring(url.indexOf('#') + 1));
                        })
                        .map(panel -> panel.get("title").asText())
                        .toList();

        // Then
        assertEquals(List.of(), lost);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void usesNeitherMeansNorMaximaOfLatency(Path dashboard) {
        // When
        List<String> poor =
                expressions(dashboard)
                        .filter(query -> query.matches(".*(_max\\b|_seconds_sum\\b|\\bavg\\b).*"))
                        .toList();

        // Then
        assertEquals(List.of(), poor);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void looksThroughGrafanasRateIntervalAnHourOrAMonth(Path dashboard) {
        // When
        Set<String> windows = found(WINDOW, expressions(dashboard));

        // Then
        windows.removeAll(Set.of("[$__rate_interval]", "[1h]", "[30d]"));
        assertEquals(Set.of(), windows);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void describesEachPanelInOneSentence(Path dashboard) {
        // When
        List<String> silent =
                panels(dashboard)
                        .filter(panel ->
                                !panel.path("description").asText().matches("[A-Z].+[^.]\\."))
                        .map(panel -> panel.get("title").asText())
                        .toList();

        // Then
        assertEquals(List.of(), silent);
    }

    private static Set<String> found(Pattern pattern, Stream<String> texts) {
        return texts.flatMap(text -> pattern.matcher(text).results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> expressions(Path dashboard) {
        return panels(dashboard)
                .flatMap(panel -> children(panel.get("targets")))
                .map(target -> target.get("expr").asText());
    }

    private static Stream<JsonNode> panels(Path dashboard) {
        try {
            return children(new ObjectMapper().readTree(dashboard.toFile()).get("panels"))
                    .filter(panel -> panel.has("targets"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<JsonNode> children(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }
}
