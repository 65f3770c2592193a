package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.wire.Endpoint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeTest {

    @ParameterizedTest
    @CsvSource({
        "gen_ai_server_request_duration_seconds, 0.01 0.02 0.04 0.08 0.16 0.32 0.64 1.28 2.56 5.12"
                + " 10.24 20.48 40.96 81.92 120.0 180.0 300.0 600.0",
        "gen_ai_client_operation_duration_seconds, 0.01 0.02 0.04 0.08 0.16 0.32 0.64 1.28 2.56"
                + " 5.12 10.24 20.48 40.96 81.92 120.0 180.0 300.0 600.0",
        "sluice_stream_stall_seconds, 0.01 0.02 0.04 0.08 0.16 0.32 0.64 1.28 2.56 5.12 10.24"
                + " 20.48 40.96 81.92 120.0 180.0 300.0 600.0",
        "gen_ai_server_time_to_first_token_seconds, 0.001 0.005 0.01 0.02 0.04 0.06 0.08 0.1 0.25"
                + " 0.5 0.75 1.0 2.5 5.0 7.5 10.0 15.0 20.0 30.0 45.0 60.0 120.0 300.0",
        "gen_ai_client_operation_time_to_first_chunk_seconds, 0.001 0.005 0.01 0.02 0.04 0.06 0.08"
                + " 0.1 0.25 0.5 0.75 1.0 2.5 5.0 7.5 10.0 15.0 20.0 30.0 45.0 60.0 120.0 300.0",
        "gen_ai_server_time_per_output_token_seconds, 0.01 0.025 0.05 0.075 0.1 0.15 0.2 0.3 0.4"
                + " 0.5 0.75 1.0 2.5",
        "gen_ai_client_operation_time_per_output_chunk_seconds, 0.01 0.02 0.04 0.08 0.16 0.32 0.64"
                + " 1.28 2.56 5.12 10.24 20.48 40.96 81.92",
        "sluice_overhead_seconds, 5.0E-5 1.0E-4 1.5E-4 2.5E-4 5.0E-4 0.001 0.0025 0.005 0.01 0.025"
                + " 0.05 0.1",
        "sluice_event_loop_lag_seconds, 5.0E-5 1.0E-4 1.5E-4 2.5E-4 5.0E-4 0.001 0.0025 0.005 0.01"
                + " 0.025 0.05 0.1",
        "sluice_routing_decision_seconds, 5.0E-6 1.0E-5 2.5E-5 5.0E-5 1.0E-4 2.5E-4 5.0E-4 0.001"
                + " 0.0025 0.005 0.01",
        "gen_ai_client_token_usage, 1.0 4.0 16.0 64.0 256.0 1024.0 4096.0 16384.0 65536.0 262144.0"
                + " 1048576.0 4194304.0 1.6777216E7 6.7108864E7",
        "sluice_complexity_score, 0.05 0.1 0.15 0.2 0.25 0.3 0.35 0.4 0.45 0.5 0.55 0.6 0.65 0.7"
                + " 0.75 0.8 0.85 0.9 0.95 1.0",
    })
    void hasExactlyTheseEdges(String name, String edges) {
        // Given
        Scrape scrape = new Scrape();

        // When
        Traffic.everything(scrape.meters);

        // Then
        assertEquals(List.of((edges + " +Inf").split(" ")), scrape.values(name + "_bucket", "le"));
    }

    @Test
    void aPromiseBecomesAnEdge() {
        // Given
        Scrape scrape = new Scrape();
        scrape.meters.promise(List.of(Duration.ofMillis(400), Duration.ofSeconds(5)));

        // When
        scrape.meters.model(Endpoint.CHAT, "p", "m", "fast").firstToken(1);

        // Then
        assertTrue(
                scrape.values("gen_ai_server_time_to_first_token_seconds_bucket", "le")
                        .containsAll(List.of("0.4", "5.0", "0.5")));
    }

    @Test
    void aPromiseKeptByTheEdgesAlreadyAddsNone() {
        // Given
        Scrape scrape = new Scrape();
        scrape.meters.promise(List.of(Duration.ofSeconds(1), Duration.ofSeconds(1)));

        // When
        scrape.meters.model(Endpoint.CHAT, "p", "m", "fast").firstToken(1);

        // Then
        assertEquals(
                24, scrape.values("gen_ai_server_time_to_first_token_seconds_bucket", "le").size());
    }

    @Test
    void aPromiseMadeLaterReplacesTheEdges() {
        // Given
        Scrape scrape = new Scrape();
        scrape.meters.promise(List.of(Duration.ofMillis(400)));
        scrape.meters.model(Endpoint.CHAT, "p", "m", "fast").firstToken(1);

        // When
        scrape.meters.promise(List.of(Duration.ofMillis(800)));
        scrape.meters.model(Endpoint.CHAT, "p", "m", "fast").firstToken(1);

        // Then
        var edges = scrape.values("gen_ai_server_time_to_first_token_seconds_bucket", "le");
        assertTrue(edges.contains("0.8") && !edges.contains("0.4"), edges.toString());
    }

    @Test
    void aDurationFallsIntoItsBucket() {
        // Given
        Scrape scrape = new Scrape();

        // When
        scrape.meters.overhead(true, 100_001);

        // Then
        String name = "sluice_overhead_seconds_bucket";
        assertEquals(0, scrape.value(name, "leg=\"request\"", "le=\"1.0E-4\""));
        assertEquals(1, scrape.value(name, "leg=\"request\"", "le=\"1.5E-4\""));
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0", "0.15, 1", "0.3, 2", "0.35, 3", "+Inf, 3"})
    void aScoreIsCountedFromTheFirstEdgeThatIsNotBelowIt(String edge, int count) {
        // Given
        Scrape scrape = new Scrape();

        // When
        scrape.meters.decided("none", "fast", "score_low", 1_000, 0.13);
        scrape.meters.decided("none", "fast", "score_low", 1_000, 0.3);
        scrape.meters.decided("none", "fast", "score_low", 1_000, 0.31);

        // Then
        assertEquals(count, scrape.value("sluice_complexity_score_bucket", "le=\"" + edge + "\""));
        assertEquals(0.74, scrape.value("sluice_complexity_score_sum"), 1e-9);
        assertEquals(3, scrape.value("sluice_complexity_score_count"));
    }
}
