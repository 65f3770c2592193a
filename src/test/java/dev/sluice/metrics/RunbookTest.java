package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Whoever is woken copies what stands there.
class RunbookTest {

    private static final Pattern NAME = Pattern.compile("`((?:sluice|gen_ai)_[a-z_]+)`");

    @Test
    void namesOnlyMetricsOfAScrape() throws IOException {
        // Given
        Scrape scrape = new Scrape();
        Traffic.everything(scrape.meters);
        Set<String> shown = scrape.names();
        String runbook = Files.readString(Path.of("docs", "runbook.md"));

        // When
        Set<String> named =
                NAME.matcher(runbook)
                        .results()
                        .map((MatchResult name) -> name.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));

        // Then
        named.removeAll(shown);
        assertEquals(Set.of(), named);
    }
}
