package dev.sluice.config;

import dev.sluice.config.Shape.Either;
import dev.sluice.config.Shape.Inline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A route in the words of the files. As in [Shape], what was left out or wrong is null.
record RouteShape(
        @Doc("Pool or model of the fast tier; the reasoning one when left out.")
                @Nullable String fast,
        @Doc("Pool or model of the reasoning tier; the fast one when left out.")
                @Nullable String reasoning,
        Aim aim,
        Doubt doubt,
        Care care,
        @Doc("Models tried in order after the chosen pool.") List<String> fallback,
        @Doc("Promised speed by tier.") @Nullable Promise slo) {

    /// Where the threshold between the tiers comes from: at most one of the first five.
    @Inline
    record Aim(
            @Doc(
                            value =
                                    "Probability that fast is not enough, above which a request"
                                            + " goes to reasoning, 0 to 1.",
                            preset = "0.30",
                            min = 0,
                            max = 1)
                    @Nullable BigDecimal reasoningAbove,
            @Doc(
                            value =
                                    "Share of the traffic that should go to reasoning, 0 to 1; the"
                                            + " threshold follows recent scores.",
                            min = 0,
                            max = 1)
                    @Nullable BigDecimal reasoningShare,
            @Doc(
                            value =
                                    "Share of the quality between the tiers to recover (PGR), 0 to"
                                            + " 1; the threshold follows recent scores.",
                            min = 0,
                            max = 1)
                    @Nullable BigDecimal reasoningPgr,
            @Doc(
                            value =
                                    "Share of the requests that may need reasoning and not get it,"
                                            + " 0 to 1; the threshold follows recent scores.",
                            min = 0,
                            max = 1)
                    @Nullable BigDecimal lossLimit,
            @Doc(
                            value =
                                    "USD that a thousand requests may cost on average; the"
                                            + " threshold follows recent scores and costs.",
                            min = 0,
                            max = 1e6)
                    @Nullable BigDecimal costLimit,
            @Doc(
                            "File of a fitted estimator, relative to the configuration directory;"
                                    + " the shipped one when left out.")
                    @Nullable String estimator,
            @Doc("Pair of models whose calibration the estimator uses, where it has several.")
                    @Nullable String pair) {}

    /// What happens close to the threshold.
    @Inline
    record Doubt(
            @Doc(
                            value =
                                    "Whether what stays close to the threshold goes to own servers of engine"
                                            + " vllm while these keep the slo, and to the others beyond.",
                            preset = "false")
                    @Nullable Boolean idleFleet,
            @Doc(value = "What happens close to the threshold.", preset = "fast")
                    @Nullable Unsure whenUnsure,
            @Doc("Names of installed signals, asked close to the threshold.") List<String> signals,
            @Doc("A model that is asked for its opinion close to the threshold.")
                    @Nullable Asked judge,
            @Doc("Labelled requests whose nearest neighbours are asked close to the threshold.")
                    @Nullable Neighbours embedding) {}

    /// What happens about answers that fall short or come late.
    @Inline
    record Care(
            @Doc(
                            value =
                                    "Whether a whole answer of the fast tier that falls short is asked"
                                            + " for again from the reasoning tier, once, both billed.",
                            preset = "false")
                    @Nullable Boolean cascade,
            @Doc(
                            "Who judges some answers after they went out, not knowing which model gave"
                                    + " them; only of teams with learning.judged. None when left out.")
                    @Nullable Sampled blindJudge,
            @Doc(
                            value =
                                    "Smallest output cap of a caller, in tokens, at which a score may"
                                            + " choose reasoning.",
                            preset = "2048",
                            min = 0,
                            max = 1e9)
                    @Nullable Integer minOutput,
            @Doc(
                            "Second attempts at another target while the first one of a stream is"
                                    + " slower than its own 95th percentile; the first to speak wins."
                                    + " None when left out.")
                    @Nullable Hedged hedge,
            @Doc(
                            value =
                                    "Whether models of the fast tier in fallback may stand in for the"
                                            + " reasoning tier, where neither caller nor rule asked for it.",
                            preset = "false")
                    @Nullable Boolean allowDowngrade) {}

    /// A share alone, or with its bounds.
    @Either("share")
    record Hedged(
            @Doc(
                            value = "Share of the route's streams that may have one, at most 0.05.",
                            preset = "0.02",
                            min = 0.001,
                            max = 0.05)
                    @Nullable BigDecimal share,
            @Doc(
                            value =
                                    "USD that the attempts which lose may cost in a UTC day; a model"
                                            + " without a price costs nothing.",
                            preset = "1.00",
                            min = 0,
                            max = 1e6)
                    @Nullable BigDecimal spendPerDay,
            @Doc(
                            value =
                                    "Callers who allow more output tokens than this are not hedged.",
                            preset = "2048",
                            min = 1,
                            max = 1e9)
                    @Nullable Integer maxTokens) {}

    enum Unsure {
        FAST,
        REASONING,
        ASK_JUDGE
    }

    /// A model's name alone, or with its cap.
    @Either("model")
    record Asked(
            @Doc(value = "Name of a small, fast model.", required = true) @Nullable String model,
            @Doc(
                            value = "USD that its opinions may cost in a UTC day.",
                            preset = "1.00",
                            min = 0,
                            max = 1e6)
                    @Nullable BigDecimal spendPerDay) {}

    /// A model's name alone, or with its share and cap.
    @Either("model")
    record Sampled(
            @Doc(value = "Name of a model that judges.", required = true) @Nullable String model,
            @Doc(
                            value = "Share of the answers that it is shown.",
                            preset = "0.01",
                            min = 0.001,
                            max = 1)
                    @Nullable BigDecimal share,
            @Doc(
                            value = "USD that its verdicts may cost in a UTC day.",
                            preset = "1.00",
                            min = 0,
                            max = 1e6)
                    @Nullable BigDecimal spendPerDay) {}

    record Neighbours(
            @Doc(
                            value =
                                    "JSON lines with prompt, weak_correct and strong_correct;"
                                            + " relative to the configuration directory.",
                            required = true)
                    @Nullable String rows) {}

    record Promise(
            @Doc("The fast tier's.") @Nullable Speed fast,
            @Doc("The reasoning tier's.") @Nullable Speed reasoning) {}

    record Speed(
            @Doc(
                            value = "95th percentile of the time to first token, such as 400ms.",
                            required = true)
                    @Nullable Duration ttftP95) {}
}
