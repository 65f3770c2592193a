package dev.sluice.admin;

import dev.sluice.live.Dimension;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The queries that show in Prometheus what charts show from memory, in their units: milliseconds,
/// and what ended in a step. Prometheus knows no single call, so its lines are smoother than ours.
/// Names of metrics are those of docs/operate.md; a test reads them there.
final class PromQl {

    private PromQl() {}

    /// By line, as [SeriesResource] names them but for the unit; one is left out where no metric
    /// knows the dimension.
    static Map<String, String> of(Dimension dimension, String name, int step) {
        Map<String, String> queries = new LinkedHashMap<>();
        for (String time : List.of("duration", "first_token", "per_token", "upstream")) {
            String series = Selector.timed(time, dimension, name);
            put(queries, time + "_p50", quantile("0.5", series, step));
            put(queries, time + "_p95", quantile("0.95", series, step));
            put(queries, time + "_p99", quantile("0.99", series, step));
        }
        put(queries, "requests", sum(Selector.counted("requests", dimension, name), step));
        put(queries, "errors", sum(Selector.errors(dimension, name), step));
        String tokens = Selector.counted("tokens", dimension, name);
        put(queries, "in_tokens", sum(Selector.also(tokens, "type", "input"), step));
        put(queries, "out_tokens", sum(Selector.also(tokens, "type", "output"), step));
        put(queries, "cost_micros", sum(Selector.counted("cost", dimension, name), step));
        return queries;
    }

    /// A rate looks back four steps, and four scrapes of the usual 15 s, at least.
    private static String rate(String series, int step) {
        return "rate(" + series + "[" + Math.max(60, 4 * step) + "s])";
    }

    /// The counts by bucket behind a heatmap; null where no metric knows the dimension.
    static @Nullable String heat(String of, Dimension dimension, String name, int step) {
        String series = Selector.timed(of, dimension, name);
        return series == null ? null : step + " * sum by (le) (" + rate(series, step) + ")";
    }

    private static void put(Map<String, String> queries, String chart, @Nullable String query) {
        if (query != null) {
            queries.put(chart, query);
        }
    }

    private static @Nullable String quantile(String part, @Nullable String series, int step) {
        return series == null
                ? null
                : "1000 * histogram_quantile(%s, sum by (le) (%s))"
                        .formatted(part, rate(series, step));
    }

    private static @Nullable String sum(@Nullable String series, int step) {
        return series == null ? null : step + " * sum(" + rate(series, step) + ")";
    }
}
