package dev.sluice.metrics;

import java.util.List;

/// The catalogue: every metric name and its one fixed set of tag keys (observability.md section 2).
/// A second meter of the same name with other keys would be dropped by Micrometer with one warning,
/// so meters are only ever made from here. Absent values are the word `none`.
enum Family {
    SERVER_DURATION(
            "gen_ai.server.request.duration",
            Shape.DURATION,
            Keys.MODEL + " tier stream error.type"),
    SERVER_FIRST_TOKEN(
            "gen_ai.server.time_to_first_token", Shape.FIRST_TOKEN, Keys.MODEL + " tier"),
    SERVER_PER_TOKEN("gen_ai.server.time_per_output_token", Shape.PER_TOKEN, Keys.MODEL + " tier"),
    CLIENT_DURATION(
            "gen_ai.client.operation.duration", Shape.DURATION, Keys.MODEL + " target error.type"),
    CLIENT_FIRST_CHUNK(
            "gen_ai.client.operation.time_to_first_chunk",
            Shape.FIRST_TOKEN,
            Keys.MODEL + " target"),
    CLIENT_PER_CHUNK(
            "gen_ai.client.operation.time_per_output_chunk",
            Shape.GAP,
            Keys.MODEL + " target",
            "Mean gap between two chunks, once per stream"),
    CLIENT_TOKENS(
            "gen_ai.client.token.usage",
            Shape.TOKENS,
            Keys.MODEL + " gen_ai.token.type",
            "Tokens of one call; input includes cached, output includes reasoning"),

    REQUESTS("sluice.requests", Shape.COUNTER, "endpoint team model status error_type"),
    REQUESTED("sluice.requested", Shape.COUNTER, "requested_model model"),
    IN_FLIGHT("sluice.requests.in.flight", Shape.GAUGE, ""),
    STREAMS_OPEN("sluice.streams.open", Shape.GAUGE, ""),
    STREAMS_ABORTED("sluice.streams.aborted", Shape.COUNTER, "by"),
    STREAM_STALL(
            "sluice.stream.stall",
            Shape.DURATION,
            "target",
            "Longest gap between two chunks, once per stream"),
    OVERHEAD(
            "sluice.overhead",
            Shape.OVERHEAD,
            "leg",
            "Own time without the kernel's: last request byte to first attempt, less waits for"
                    + " room and second opinions; first upstream byte to first client write"),
    LOOP_LAG("sluice.event.loop.lag", Shape.OVERHEAD, ""),
    AUTH_FAILURES("sluice.auth.failures", Shape.COUNTER, "reason"),
    BUILD("sluice.build.info", Shape.GAUGE, "version revision"),

    DECISION("sluice.routing.decision", Shape.DECISION, ""),
    DECISIONS("sluice.routing.decisions", Shape.COUNTER, "rule tier reason"),
    SCORE("sluice.complexity.score", Shape.SCORE, "tier"),
    FILTERED("sluice.routing.filtered", Shape.COUNTER, "target reason"),
    RULE_ERRORS("sluice.routing.rule.errors", Shape.COUNTER, "rule"),
    ESTIMATOR("sluice.complexity.estimator.info", Shape.GAUGE, "version hash"),
    UNSCORED("sluice.complexity.failures", Shape.COUNTER, ""),
    DRIFT("sluice.complexity.drift", Shape.GAUGE, "route watch"),
    SHIFT("sluice.complexity.shift", Shape.GAUGE, "route"),
    CALIBRATION("sluice.complexity.calibration.error", Shape.GAUGE, "scope"),
    RELIABILITY("sluice.complexity.reliability", Shape.GAUGE, "bin side"),
    REFIT_GAIN("sluice.complexity.refit.gain", Shape.GAUGE, "scope"),
    FEEDBACK("sluice.routing.feedback", Shape.COUNTER, "team tier verdict"),
    CONTESTED("sluice.routing.contested", Shape.COUNTER, "team direction"),
    SIGNALS("sluice.routing.signals", Shape.COUNTER, "tier signal"),
    DECISIONS_DROPPED("sluice.decisions.dropped", Shape.COUNTER, "reason"),
    DECISIONS_HELD("sluice.decisions.held", Shape.GAUGE, ""),

    JUDGE("sluice.complexity.judge", Shape.COUNTER, "outcome"),
    THRESHOLD("sluice.complexity.threshold", Shape.GAUGE, "route"),
    REACH("sluice.complexity.reach", Shape.GAUGE, "route tier"),
    SCORES("sluice.complexity.recent.scores", Shape.GAUGE, "route"),

    ESCALATIONS("sluice.escalations", Shape.COUNTER, "reason result"),
    EMPTY("sluice.replies.cut.empty", Shape.COUNTER, "tier model"),

    RETRIES("sluice.retries", Shape.COUNTER, "target reason"),
    RETRIES_DENIED("sluice.retries.denied", Shape.COUNTER, "reason"),
    FALLBACKS("sluice.fallbacks", Shape.COUNTER, "from to reason"),
    HEDGES("sluice.hedges", Shape.COUNTER, "target outcome"),
    TIMEOUTS("sluice.timeouts", Shape.COUNTER, "target kind"),
    BREAKER("sluice.breaker.state", Shape.GAUGE, "target"),
    EJECTIONS("sluice.upstream.ejections", Shape.COUNTER, "target reason"),
    UP("sluice.upstream.up", Shape.GAUGE, "target"),
    UPSTREAM_IN_FLIGHT("sluice.upstream.in.flight", Shape.GAUGE, "target"),
    CONCURRENCY_LIMIT("sluice.concurrency.limit", Shape.GAUGE, "target"),
    QUEUE_WAIT("sluice.queue.wait", Shape.DURATION, "priority"),
    QUEUE_DEPTH("sluice.queue.depth", Shape.GAUGE, "priority"),
    SHED("sluice.shed", Shape.COUNTER, "reason priority"),
    STALLS("sluice.event.loop.stalls", Shape.COUNTER, ""),
    CLIENT_TRIES("sluice.client.tries", Shape.COUNTER, "retry"),
    VLLM_RUNNING("sluice.vllm.requests.running", Shape.GAUGE, "target"),
    VLLM_WAITING("sluice.vllm.requests.waiting", Shape.GAUGE, "target"),
    VLLM_CACHE("sluice.vllm.kv.usage.ratio", Shape.GAUGE, "target"),
    VLLM_ASLEEP("sluice.vllm.asleep", Shape.GAUGE, "target"),
    VLLM_FIRST_TOKEN(
            "sluice.vllm.first.token",
            Shape.SECONDS,
            "target",
            "Mean of attempts that began while the server said that nothing waits"),
    VLLM_AGE(
            "sluice.vllm.load.age",
            Shape.SECONDS,
            "target",
            "Seconds since the server last said what it has to do"),

    TOKENS("sluice.tokens", Shape.COUNTER, "team model type"),
    COST("sluice.cost.micros", Shape.COUNTER, "team model currency"),
    UNPRICED("sluice.cost.unpriced", Shape.COUNTER, "model reason"),
    CONFIG_GENERATION("sluice.config.generation", Shape.GAUGE, ""),
    CONFIG("sluice.config.info", Shape.GAUGE, "hash"),
    RELOADS("sluice.config.reloads", Shape.COUNTER, "result"),
    LAST_RELOAD("sluice.config.last.reload.success.timestamp", Shape.SECONDS, ""),
    LAST_RELOAD_GOOD("sluice.config.last.reload.successful", Shape.GAUGE, ""),
    STALE("sluice.config.stale", Shape.GAUGE, ""),
    COLLAPSED("sluice.metrics.collapsed", Shape.COUNTER, "key");

    private final String id;
    private final Shape shape;
    private final List<String> keys;
    private final String help;

    Family(String id, Shape shape, String keys) {
        this(id, shape, keys, "");
    }

    Family(String id, Shape shape, String keys, String help) {
        this.id = id;
        this.shape = shape;
        this.help = help;
        this.keys = keys.isEmpty() ? List.of() : List.of(keys.split(" "));
    }

    /// The Micrometer name.
    String id() {
        return id;
    }

    Shape shape() {
        return shape;
    }

    List<String> keys() {
        return keys;
    }

    /// The `HELP` text of a scrape; empty unless the name could mislead.
    String help() {
        return help;
    }

    /// Values of `gen_ai.token.type` and `type`.
    static final class TokenType {

        static final String INPUT = "input";
        static final String OUTPUT = "output";
        static final String CACHED_INPUT = "cached_input";
        static final String CACHE_CREATION_INPUT = "cache_creation_input";
        static final String REASONING = "reasoning";
    }

    private static final class Keys {

        /// `gen_ai.request.model` is the configured name of the model that served.
        static final String MODEL =
                "gen_ai.operation.name gen_ai.provider.name gen_ai.request.model";
    }
}
