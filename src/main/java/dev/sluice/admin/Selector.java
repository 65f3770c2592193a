package dev.sluice.admin;

import dev.sluice.live.Dimension;
import org.jspecify.annotations.Nullable;

/// The series of one name, as PromQL selects them; null where no metric knows the dimension.
final class Selector {

    private static final String NAMED = "%s%s=\"%s\"";

    /// Of a model and a target: who fails is seen there, also when another one saved the call.
    private static final String ATTEMPTS = "gen_ai_client_operation_duration_seconds_count";

    /// By no fault of the caller, and not by being slower than another one beside it.
    private static final String FAILED =
            ATTEMPTS + "{error_type!~\"none|invalid_request|content_filter|client_closed|outrun\"}";

    private Selector() {}

    static @Nullable String also(@Nullable String series, String label, String value) {
        if (series == null) {
            return null;
        }
        return series.endsWith("}")
                ? NAMED.formatted(series.substring(0, series.length() - 1) + ",", label, value)
                        + "}"
                : with(series, label, value);
    }

    static @Nullable String timed(String what, Dimension dimension, String name) {
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

    static @Nullable String counted(String what, Dimension dimension, String name) {
        String series =
                switch (what) {
                    case "tokens" -> "sluice_tokens_total";
                    case "cost" -> "sluice_cost_micros_total";
                    default -> "sluice_requests_total";
                };
        boolean calls = what.equals("requests");
        String made = ATTEMPTS + "{error_type!=\"outrun\"}";
        return switch (dimension) {
            case ALL -> series;
            case MODEL ->
                    calls
                            ? also(made, "gen_ai_request_model", quoted(name))
                            : with(series, "model", name);
            case TEAM -> with(series, "team", name);
            case TARGET -> calls ? also(made, "target", quoted(name)) : null;
            case ROUTE -> calls ? with("sluice_requested_total", "requested_model", name) : null;
            case TIER, RULE ->
                    calls ? with("sluice_routing_decisions_total", dimension.word(), name) : null;
            case ROUTE_TIER, TEAM_TIER -> null;
        };
    }

    static @Nullable String errors(Dimension dimension, String name) {
        String failed = "sluice_requests_total{status=~\"5xx|interrupted\"";
        return switch (dimension) {
            case ALL -> failed + "}";
            case MODEL -> also(FAILED, "gen_ai_request_model", quoted(name));
            case TEAM -> NAMED.formatted(failed + ",", "team", quoted(name)) + "}";
            case TARGET -> also(FAILED, "target", quoted(name));
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
