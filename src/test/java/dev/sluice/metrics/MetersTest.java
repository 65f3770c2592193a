package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.wire.Endpoint;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetersTest {

    static final Known KNOWN =
            new Known(
                    Set.of("m"), Set.of("auto"), Set.of("t", "u"), Set.of("a"), Set.of("a/first"));

    private final Scrape scrape = new Scrape();
    private final Meters meters = scrape.meters;

    @ParameterizedTest
    @CsvSource({
        "sluice_auth_failures_total, reason, missing malformed unknown expired disabled",
        "sluice_streams_aborted_total, by, client upstream timeout drain",
        "sluice_retries_denied_total, reason, budget deadline retry_after",
        "sluice_config_reloads_total, result, applied rejected unchanged",
        "sluice_metrics_collapsed_total, key, team model target rule route requested_model",
    })
    void closedSetsStartAtZero(String name, String label, String words) {
        // When
        var series = scrape.series(name);

        // Then
        assertEquals(Set.of(words.split(" ")), Set.copyOf(scrape.values(name, label)));
        assertEquals(series.size(), series.stream().filter(line -> line.endsWith(" 0.0")).count());
    }

    @Test
    void aTargetStartsWithItsTimeoutsAtZero() {
        // When
        meters.target("p", "m", "t");

        // Then
        assertEquals(
                List.of(
                        "connect",
                        "deadline",
                        "first_byte",
                        "first_token",
                        "idle",
                        "min_rate",
                        "total",
                        "write_stall"),
                scrape.values("sluice_timeouts_total", "kind").stream().sorted().toList());
    }

    @Test
    void aTargetIsUpUntilSaidOtherwise() {
        // When
        meters.target("p", "m", "t");

        // Then
        assertEquals(1, scrape.value("sluice_upstream_up", "t"));
    }

    @Test
    void aCallIsInFlightUntilItEnds() {
        // Given
        meters.arrived();
        meters.arrived();

        // When
        meters.ended(Endpoint.CHAT, "a", "m", "2xx", "none");

        // Then
        assertEquals(1, scrape.value("sluice_requests_in_flight"));
    }

    @Test
    void aStreamIsOpenUntilItCloses() {
        // Given
        meters.streamOpened();
        meters.streamOpened();

        // When
        meters.streamClosed();

        // Then
        assertEquals(1, scrape.value("sluice_streams_open"));
    }

    @Test
    void attemptsUnderWayAreSummed() {
        // Given
        TargetMeters target = meters.target("p", "m", "t");
        target.inFlight(1);
        target.inFlight(1);

        // When
        target.inFlight(-1);

        // Then
        assertEquals(1, scrape.value("sluice_upstream_in_flight", "t"));
    }

    @Test
    void whatWasNotScoredIsNotInTheScores() {
        // When
        meters.decided("none", "pinned", "explicit_model", 1_000, Double.NaN);

        // Then
        assertEquals(List.of(), scrape.series("sluice_complexity_score_count"));
    }

    @Test
    void tokenTypesThatDoNotOccurMakeNoSeries() {
        // When
        meters.tokens("a", "m", 100, 0, 0, 50, 0);

        // Then
        assertEquals(
                Set.of("input", "output"),
                Set.copyOf(scrape.values("sluice_tokens_total", "type")));
    }

    @Test
    void anEmbeddingHasNoOutputTokens() {
        // When
        meters.model(Endpoint.EMBEDDINGS, "p", "m", "pinned").usage(100, 0, 0, 0, 0);

        // Then
        assertEquals(
                List.of("input"),
                scrape.values("gen_ai_client_token_usage_count", "gen_ai_token_type"));
    }

    @Test
    void moneyIsCountedInMicroDollars() {
        // Given
        meters.cost("a", "m", 40);

        // When
        meters.cost("a", "m", 2);

        // Then
        assertEquals(42, scrape.value("sluice_cost_micros_total", "currency=\"usd\""));
    }

    @Test
    void tenThousandInventedModelsMakeNoSeries() {
        // Given
        meters.retain(KNOWN);
        meters.requested("invented", "none");
        int before = scrape.lines().size();

        // When
        IntStream.range(0, 10_000).forEach(i -> meters.requested("invented-" + i, "none"));

        // Then
        assertEquals(before, scrape.lines().size());
        assertEquals(10_001, scrape.value("sluice_requested_total", "requested_model=\"other\""));
    }

    @Test
    void aConfiguredNameIsShownAsAsked() {
        // Given
        meters.retain(KNOWN);

        // When
        meters.requested("auto", "m");

        // Then
        assertEquals(List.of("auto"), scrape.values("sluice_requested_total", "requested_model"));
    }

    @Test
    void aRouteIsARuleToo() {
        // Given
        meters.retain(KNOWN);

        // When
        meters.decided("route:auto", "fast", "default", 1, 0.1);

        // Then
        assertEquals(
                List.of("route:auto"), scrape.values("sluice_routing_decisions_total", "rule"));
    }
}
