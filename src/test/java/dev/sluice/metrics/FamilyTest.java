package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyTest {

    private static final String GEN_AI =
            "gen_ai_operation_name gen_ai_provider_name gen_ai_request_model ";

    @ParameterizedTest
    @CsvSource({
        "gen_ai_server_request_duration_seconds_bucket,      GEN tier stream error_type",
        "gen_ai_server_time_to_first_token_seconds_bucket,   GEN tier",
        "gen_ai_server_time_per_output_token_seconds_bucket, GEN tier",
        "gen_ai_client_operation_duration_seconds_bucket,    GEN target error_type",
        "gen_ai_client_operation_time_to_first_chunk_seconds_bucket,   GEN target",
        "gen_ai_client_operation_time_per_output_chunk_seconds_bucket, GEN target",
        "gen_ai_client_token_usage_bucket,                   GEN gen_ai_token_type",
        "sluice_requests_total,              endpoint team model status error_type",
        "sluice_requested_total,             requested_model model",
        "sluice_requests_in_flight,          ''",
        "sluice_streams_open,                ''",
        "sluice_streams_aborted_total,       by",
        "sluice_stream_stall_seconds_bucket, target",
        "sluice_overhead_seconds_bucket,     leg",
        "sluice_event_loop_lag_seconds_bucket, ''",
        "sluice_auth_failures_total,         reason",
        "sluice_build_info,                  version revision",
        "sluice_routing_decision_seconds_bucket, ''",
        "sluice_routing_decisions_total,     rule tier reason",
        "sluice_complexity_score_bucket,     tier",
        "sluice_routing_filtered_total,      target reason",
        "sluice_routing_rule_errors_total,   rule",
        "sluice_complexity_estimator_info,   version hash",
        "sluice_complexity_failures_total,   ''",
        "sluice_complexity_drift,            route watch",
        "sluice_complexity_shift,            route",
        "sluice_complexity_calibration_error, scope",
        "sluice_complexity_reliability,      bin side",
        "sluice_complexity_refit_gain,       scope",
        "sluice_routing_feedback_total,      team tier verdict",
        "sluice_routing_contested_total,     team direction",
        "sluice_routing_signals_total,       tier signal",
        "sluice_decisions_held,              ''",
        "sluice_decisions_dropped_total,     reason",
        "sluice_complexity_judge_total,      outcome",
        "sluice_complexity_threshold,        route",
        "sluice_complexity_reach,            route tier",
        "sluice_complexity_recent_scores,    route",
        "sluice_escalations_total,           reason result",
        "sluice_replies_cut_empty_total,     tier model",
        "sluice_retries_total,               target reason",
        "sluice_retries_denied_total,        reason",
        "sluice_fallbacks_total,             from to reason",
        "sluice_hedges_total,                target outcome",
        "sluice_timeouts_total,              target kind",
        "sluice_client_tries_total,          retry",
        "sluice_breaker_state,               target",
        "sluice_upstream_ejections_total,    target reason",
        "sluice_upstream_up,                 target",
        "sluice_upstream_in_flight,          target",
        "sluice_concurrency_limit,           target",
        "sluice_queue_wait_seconds_bucket,   priority",
        "sluice_queue_depth,                 priority",
        "sluice_shed_total,                  reason priority",
        "sluice_event_loop_stalls_total,     ''",
        "sluice_vllm_requests_running,       target",
        "sluice_vllm_requests_waiting,       target",
        "sluice_vllm_kv_usage_ratio,         target",
        "sluice_vllm_asleep,                 target",
        "sluice_vllm_first_token_seconds,    target",
        "sluice_vllm_load_age_seconds,       target",
        "sluice_tokens_total,                team model type",
        "sluice_cost_micros_total,           team model currency",
        "sluice_cost_unpriced_total,         model reason",
        "sluice_config_generation,           ''",
        "sluice_config_info,                 hash",
        "sluice_config_reloads_total,        result",
        "sluice_config_last_reload_success_timestamp_seconds, ''",
        "sluice_config_last_reload_successful, ''",
        "sluice_config_stale, ''",
        "sluice_metrics_collapsed_total,     key",
    })
    void showsItsNameAndLabels(String name, String labels) {
        // Given
        Scrape scrape = new Scrape();

        // When
        Traffic.everything(scrape.meters);

        // Then
        Set<String> expected =
                Arrays.stream(labels.replace("GEN ", GEN_AI).split(" "))
                        .filter(label -> !label.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, scrape.labels(name));
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void isSeenOnceEverythingHappened(Family family) {
        // Given
        Scrape scrape = new Scrape();

        // When
        Traffic.everything(scrape.meters);

        // Then
        String name = family.id().replace('.', '_');
        assertTrue(scrape.lines().stream().anyMatch(line -> line.startsWith(name)), name);
    }

    @Test
    void takesAsManyValuesAsItHasKeys() {
        // Given
        Register register = new Register(new SimpleMeterRegistry());

        // When
        var thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> register.counter(Family.FALLBACKS, "a", "b"));

        // Then
        assertEquals("FALLBACKS takes [from, to, reason], given [a, b]", thrown.getMessage());
    }
}
