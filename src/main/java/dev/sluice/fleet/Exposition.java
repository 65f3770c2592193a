package dev.sluice.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the few lines of vLLM's `/metrics` that routing needs, and passes over all others: 67 kB
/// of some 600 lines. A line that makes no sense is as if it were not there. One text, one use.
final class Exposition {

    private static final byte[] PREFIX = "vllm:".getBytes(UTF_8);
    private static final String AWAKE = "sleep_state=\"awake\"";

    private final byte[] text;
    private double running = -1;
    private double waiting = -1;
    private double cache;
    private boolean awake = true;
    private double spoken;
    private double newest;
    private Set<String> adapters = Set.of();

    private Exposition(byte[] text) {
        this.text = text;
    }

    /// Null when the text tells neither what runs nor what waits: no vLLM speaks there.
    static @Nullable Reading read(byte[] text, long at) {
        Exposition read = new Exposition(text);
        read.lines();
        return read.running < 0 || read.waiting < 0
                ? null
                : new Reading(
                        read.running,
                        read.waiting,
                        read.cache,
                        read.awake,
                        read.adapters,
                        read.spoken,
                        at);
    }

    private void lines() {
        for (int start = 0; start < text.length; ) {
            int end = start;
            while (end < text.length && text[end] != '\n') {
                end++;
            }
            int name = start + PREFIX.length;
            if (name < end && Arrays.equals(text, start, name, PREFIX, 0, PREFIX.length)) {
                line(new String(text, name, end - name, UTF_8));
            }
            start = end + 1;
        }
    }

    /// Labels may hold any character but a bare quote, so the value begins behind the last brace.
    private void line(String line) {
        int brace = line.indexOf('{');
        int close = line.lastIndexOf('}');
        int blank = line.indexOf(' ');
        if (brace >= 0 && close < brace || brace < 0 && blank < 0) {
            return;
        }
        String name = line.substring(0, brace >= 0 ? brace : blank);
        String labels = brace >= 0 ? line.substring(brace + 1, close) : "";
        double value = number(line.substring(brace >= 0 ? close + 1 : blank).strip());
        if (value >= 0 && value < Double.POSITIVE_INFINITY) {
            told(name, labels, value);
        }
    }

    private void told(String name, String labels, double value) {
        switch (name) {
            case "num_requests_running" -> running = Math.max(0, running) + value;
            case "num_requests_waiting" -> waiting = Math.max(0, waiting) + value;
            case "kv_cache_usage_perc" -> cache = Math.max(cache, Math.min(1, value));
            case "engine_sleep_state" -> awake &= !labels.contains(AWAKE) || value > 0;
            case "time_to_first_token_seconds_count" -> spoken += value;
            case "lora_requests_info" -> adapters(labels, value);
            default -> {}
        }
    }

    /// The value is a timestamp: each set of adapters that ever ran together leaves a line, and the
    /// newest one counts.
    private void adapters(String labels, double since) {
        if (since >= newest) {
            newest = since;
            String all =
                    label(labels, "running_lora_adapters")
                            + ","
                            + label(labels, "waiting_lora_adapters");
            adapters = Set.copyOf(Arrays.asList(all.split(",")));
        }
    }

    private static String label(String labels, String name) {
        int at = labels.indexOf(name + "=\"");
        int start = at + name.length() + 2;
        int end = at < 0 ? -1 : labels.indexOf('"', start);
        return end < 0 ? "" : labels.substring(start, end);
    }

    private static double number(String text) {
        int blank = text.indexOf(' ');
        try {
            return Double.parseDouble(blank < 0 ? text : text.substring(0, blank));
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }
}
