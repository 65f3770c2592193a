package dev.sluice.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.live.Dimension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PromQlTest {

    private static final Pattern METRIC =
            Pattern.compile(
                    "\\b((?:gen_ai|sluice)_[a-z_]+?)(?:_(?:bucket|count|total|seconds))*[{\\[)]");

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void everyMetricIsInTheCatalogue(Dimension dimension) throws IOException {
        // Given
        String catalogue = Files.readString(Path.of("docs/operate.md")).replace('.', '_');
        // When
        String queries = String.join("\n", PromQl.of(dimension, "x", 10).values());
        // Then
        METRIC.matcher(queries)
                .results()
                .forEach(found ->
                        assertTrue(catalogue.contains("`" + found.group(1)), found.group(1)));
    }

    @Test
    void aNameStaysInsideItsQuotes() {
        // When
        String query = PromQl.of(Dimension.MODEL, "a\"} or vector(1) #\\", 10).get("requests");
        // Then
        assertEquals(
                "10 * sum(rate(gen_ai_client_operation_duration_seconds_count{error_type!=\"outrun\",gen_ai_request_model=\"a\\\"} or vector(1) #\\\\\"}[60s]))",
                query);
    }

    @ParameterizedTest
    @CsvSource({"MODEL, gen_ai_request_model", "TARGET, target"})
    void whoFailedIsAskedOfTheAttempts(Dimension dimension, String label) {
        // When
        String query = PromQl.of(dimension, "x", 10).get("errors");
        // Then
        assertEquals(
                "10 * sum(rate(gen_ai_client_operation_duration_seconds_count{"
                        + "error_type!~\"none|invalid_request|content_filter|client_closed|outrun\","
                        + label
                        + "=\"x\"}[60s]))",
                query);
    }

    @Test
    void eachLineHasAQueryOfItsOwnInItsUnit() {
        // When
        Map<String, String> queries = PromQl.of(Dimension.MODEL, "x", 10);
        // Then
        assertEquals(17, Set.copyOf(queries.values()).size());
        assertEquals(
                "1000 * histogram_quantile(0.99, sum by (le)"
                        + " (rate(gen_ai_server_request_duration_seconds_bucket{gen_ai_request_model=\"x\"}[60s])))",
                queries.get("duration_p99"));
        assertEquals(
                "10 * sum(rate(sluice_tokens_total{model=\"x\",type=\"output\"}[60s]))",
                queries.get("out_tokens"));
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void aRateLooksBackFourStepsAtLeast(Dimension dimension) {
        // When
        String queries = String.join("\n", PromQl.of(dimension, "x", 60).values());
        // Then
        assertTrue(queries.isEmpty() || queries.contains("[240s]"));
    }
}
