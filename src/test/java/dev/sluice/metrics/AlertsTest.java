package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The shipped rules know no name that a scrape does not show; the alerts say what to do, and fire
/// when they should.
class AlertsTest {

    private static final Path FOLDER = Path.of("deploy", "prometheus");
    private static final Pattern NAME = Pattern.compile("\\b(?:sluice|gen_ai)_[a-z_]+(?=[{\\[) ])");
    private static final Pattern EDGE = Pattern.compile("([a-z_]+)\\{(?:[^}]*,)?le=~?\"([^\"]+)\"");

    private static final Pattern PROMISED = Pattern.compile("vector\\(1\\), \"le\", \"([^\"]+)\"");

    private static List<JsonNode> rules() throws IOException {
        List<JsonNode> rules = new ArrayList<>();
        new YAMLMapper()
                .readTree(FOLDER.resolve("sluice.rules.yml").toFile())
                .path("groups")
                .forEach(group -> group.path("rules").forEach(rules::add));
        return rules;
    }

    private static List<JsonNode> alerts() throws IOException {
        return rules().stream().filter(rule -> rule.has("alert")).toList();
    }

    private static List<Path> proofs() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".test.yml")).sorted().toList();
        }
    }

    private static Stream<MatchResult> found(Pattern pattern) throws IOException {
        return rules().stream()
                .flatMap(rule -> pattern.matcher(rule.path("expr").asText()).results());
    }

    private static Scrape scrape() {
        Scrape scrape = new Scrape();
        Traffic.everything(scrape.meters);
        return scrape;
    }

    @Test
    void askOnlyForNamesOfAScrape() throws IOException {
        // Given
        Set<String> shown =
                scrape().lines().stream()
                        .map(line -> line.replaceAll("[{ ].*", ""))
                        .collect(Collectors.toSet());
        // When
        Set<String> asked =
                found(NAME).map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
        // Then
        asked.removeAll(shown);
        assertEquals(Set.of(), asked);
    }

    /// A selector on an edge that is not there stays green for ever.
    @Test
    void askOnlyForEdgesThatExist() throws IOException {
        // Given
        List<String> lines = scrape().lines();
        // When
        List<String> missing =
                found(EDGE)
                        .filter(edge ->
                                lines.stream()
                                        .noneMatch(line ->
                                                line.startsWith(edge.group(1) + "{")
                                                        && line.matches(
                                                                ".*le=\"(?:%s)\".*"
                                                                        .formatted(edge.group(2)))))
                        .map(MatchResult::group)
                        .toList();
        // Then
        assertEquals(List.of(), missing);
    }

    @Test
    void promiseAnEdgeOfTheFirstTokens() throws IOException {
        // Given
        String edges = "gen_ai_server_time_to_first_token_seconds_bucket{";
        // When
        String promised = found(PROMISED).map(edge -> edge.group(1)).collect(Collectors.joining());
        // Then
        assertTrue(
                scrape().lines().stream()
                        .anyMatch(line ->
                                line.startsWith(edges) && line.contains("le=\"" + promised + "\"")),
                promised);
    }

    @Test
    void sayWhatTheyAreAndWhereToRead() throws IOException {
        // Given
        List<String> told = List.of("summary", "description", "runbook_url");
        // When
        List<String> silent =
                alerts().stream()
                        .filter(alert ->
                                told.stream().anyMatch(key -> !alert.path("annotations").has(key)))
                        .map(alert -> alert.path("alert").asText())
                        .toList();
        // Then
        assertEquals(List.of(), silent);
    }

    /// Each has an entry of its own.
    @Test
    void leadToTheirEntryOfTheRunbook() throws IOException {
        // Given
        String runbook = Files.readString(Path.of("docs", "runbook.md"));
        // When
        List<String> lost =
                alerts().stream()
                        .filter(alert -> {
                            String name = alert.path("alert").asText();
                            String url = alert.at("/annotations/runbook_url").asText();
                            return !url.equals("docs/runbook.md#" + name.toLowerCase(Locale.ROOT))
                                    || !runbook.contains("\n## " + name + "\n");
                        })
                        .map(alert -> alert.path("alert").asText())
                        .toList();
        // Then
        assertEquals(List.of(), lost);
    }

    /// One firing and one silent case of each, where `promtool` is installed.
    @Test
    void fireAndStaySilent() throws IOException, InterruptedException {
        // Given
        assumeTrue(installed(), "promtool (apt: prometheus) is not on the PATH");
        List<String> command = new ArrayList<>(List.of("promtool", "test", "rules"));
        proofs().forEach(proof -> command.add(proof.getFileName().toString()));
        ProcessBuilder promtool =
                new ProcessBuilder(command).directory(FOLDER.toFile()).redirectErrorStream(true);
        // When
        Process process = promtool.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // Then
        process.waitFor(60, TimeUnit.SECONDS);
        assertEquals(0, process.exitValue(), said);
    }

    @Test
    void areEachProved() throws IOException {
        // Given
        StringBuilder proofs = new StringBuilder();
        for (Path proof : proofs()) {
            proofs.append(Files.readString(proof));
        }
        // When
        List<String> unproved =
                alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .filter(name -> !isProved(proofs.toString(), name))
                        .toList();
        // Then
        assertEquals(List.of(), unproved);
    }

    /// A case in which it fires, and one in which it does not: of them all, or of one label's
    /// value.
    private static boolean isProved(String proofs, String alert) {
        return Pattern.compile("alertname: " + alert + "\n.*\n +exp_alerts:")
                .matcher(proofs)
                .find();
    }

    private static boolean installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "promtool")));
    }
}
