package dev.sluice.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Set;

/// Words of a vLLM 0.32, as it writes them (backends.md section 4).
final class Metrics {

    private static final String LABELS = "{engine=\"0\",model_name=\"tiny\"}";

    private Metrics() {}

    static String gauge(String name, double value) {
        return "# HELP vllm:%s What it is.\n# TYPE vllm:%s gauge\nvllm:%s%s %s\n"
                .formatted(name, name, name, LABELS, value);
    }

    static String sleep(boolean awake) {
        String line =
                "vllm:engine_sleep_state{engine=\"0\",model_name=\"tiny\",sleep_state=\"%s\"} %s\n";
        return line.formatted("awake", awake ? 1.0 : 0.0)
                + line.formatted("weights_offloaded", awake ? 0.0 : 1.0)
                + line.formatted("discard_all", 0.0);
    }

    /// What else stands there: counters with their creation times, histograms, other libraries'.
    static String others() {
        return "# TYPE python_gc_objects_collected_total counter\n"
                + "python_gc_objects_collected_total{generation=\"0\"} 9411.0\n"
                + "vllm:num_requests_waiting_by_reason{engine=\"0\",model_name=\"tiny\",reason=\"capacity\"} 7.0\n"
                + "vllm:generation_tokens_created{engine=\"0\",model_name=\"tiny\"} 1.795e+09\n"
                + "vllm:time_to_first_token_seconds_bucket{engine=\"0\",le=\"0.001\",model_name=\"tiny\"} 3.0\n";
    }

    static byte[] busy(double running, double waiting) {
        return (others()
                        + gauge("num_requests_running", running)
                        + gauge("num_requests_waiting", waiting)
                        + gauge("kv_cache_usage_perc", 0.25)
                        + sleep(true)
                        + gauge("time_to_first_token_seconds_count", 40))
                .getBytes(UTF_8);
    }

    static Reading reading(double running, double waiting, long at) {
        return new Reading(running, waiting, 0, true, Set.of(), 0, at);
    }

    static Reading asleep(long at) {
        return new Reading(0, 0, 0, false, Set.of(), 0, at);
    }
}
