package dev.sluice.admin;

import dev.sluice.live.Dimension;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The query that shows in Prometheus what a chart shows from memory. Names of metrics are those of
/// docs/operate.md; a test reads them there.
final class PromQl {

    private static final String NAMED = "%s%s=\"%s\"";

    private PromQl() {}

    /// By chart; a chart is left out where no metric knows the dimension.
    static Map<String, String> of(Dimension dimension, String name, int step) {
        String rate = "[" + Math.max(60, 4 * step) + "s]";
        Map<String, String> queries = new LinkedHashMap<>();
        put(queries, "duration", quantile(timed("duration", dimension, name), rate));
        put(queries, "first_token", quantile(timed("first_token", dimension, name), rate));
        put(queries, "per_token", quantile(timed("per_token", dimension, name), rate));
        put(queries, "upstream", quantile(timed("upstream", dimension, name), rate));
        put(queries, "requests", sum("", counted("requests", dimension, name), rate));
        put(queries, "errors", sum("", errors(dimension, name), rate));
        put(queries, "tokens", sum("by (type) ", counted("tokens", dimension, name), rate));
        put(queries, "cost", sum("", counted("cost", dimension, name), rate));
        return queries;
    }

    /// The counts by bucket behind a heatmap; null where no metric knows the dimension.
    static @Nullable String heat(String of, Dimension dimension, String name, int step) {
        String series = timed(of, dimension, name);
        return series == null
                ? null
                : "sum by (le) (increase(" + series + "[" + Math.max(60, step) + "s]))";
    }

    private static void put(Map<String, String> queries, String chart, @Nullable String query) {
        if (query != null) {
            queries.put(chart, query);
        }
    }

    private static @Nullable String quantile(@Nullable String series, String rate) {
        return series == null
                ? null
                : "histogram_quantile(0.95, sum by (le) (rate(" + series + rate + ")))";
    }

    private static @Nullable String sum(String by, @Nullable String series, String rate) {
        return series == null ? null : "sum " + by + "(rate(" + series + rate + "))";
    }

    private static @Nullable String timed(String what, Dimension dimension, String name) {
        String series =
                switch (what) {
                    case "first_token" -> "gen_ai_server_time_to_first_token_seconds_bucket";
                    case "per_token" -> "gen_ai_server_time_per_output_token_seconds_bucket";
                    case "upstream" -> "gen_ai_client_operation_duration_seconds_bucket";
                    default -> "gen_ai_server_request_duration_seconds_bucket";
                };
        return switch (dimension) {
            case ALL -> series;
            case MODEL -> with(series, "gen_ai_request_model", name);
            case TIER -> what.equals("upstream") ? null : with(series, "tier", name);
            case TARGET -> what.equals("upstream") ? with(series, "target", name) : null;
            case ROUTE, TEAM, RULE, ROUTE_TIER, TEAM_TIER -> null;
        };
    }

    private static @Nullable String counted(String what, Dimension dimension, String name) {
        String series =
                switch (what) {
                    case "tokens" -> "sluice_tokens_total";
                    case "cost" -> "sluice_cost_micros_total";
                    default -> "sluice_requests_total";
                };
        boolean calls = what.equals("requests");
        return switch (dimension) {
            case ALL -> series;
            case MODEL -> with(series, "model", name);
            case TEAM -> with(series, "team", name);
            case TARGET ->
                    calls
                            ? with("gen_ai_client_operation_duration_seconds_count", "target", name)
                            : null;
            case ROUTE -> calls ? with("sluice_requested_total", "requested_model", name) : null;
            case TIER, RULE ->
                    calls ? with("sluice_routing_decisions_total", dimension.word(), name) : null;
            case ROUTE_TIER, TEAM_TIER -> null;
        };
    }

    private static @Nullable String errors(Dimension dimension, String name) {
        String failed = "sluice_requests_total{status=~\"5xx|interrupted\"";
        return switch (dimension) {
            case ALL -> failed + "}";
            case MODEL -> NAMED.formatted(failed + ",", "model", quoted(name)) + "}";
            case TEAM -> NAMED.formatted(failed + ",", "team", quoted(name)) + "}";
            case TARGET ->
                    NAMED.formatted(
                                    "gen_ai_client_operation_duration_seconds_count{error_type!=\"none\",",
                                    "target",
                                    quoted(name))
                            + "}";
            case ROUTE, TIER, RULE, ROUTE_TIER, TEAM_TIER -> null;
        };
    }

    private static String with(String series, String label, String value) {
        return NAMED.formatted(series + "{", label, quoted(value)) + "}";
    }

    /// A name is data: as PromQL quotes it.
    private static String quoted(String name) {
        return name.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
