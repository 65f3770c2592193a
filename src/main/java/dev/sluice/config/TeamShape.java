package dev.sluice.config;

import dev.sluice.team.Budget;
import dev.sluice.team.Rank;
import dev.sluice.team.RuleText;
import dev.sluice.wire.Tier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One entry of `teams`, in the words of the files; see [Shape].
record TeamShape(
        @Doc("Keys of its members, from `sluice key create`.") List<KeyShape> keys,
        @Doc(
                        value =
                                "Model and route names its members may name; * stands for anything.",
                        preset = "[ \"*\" ]")
                @Nullable List<String> models,
        @Doc("Rates it may reach (not enforced yet), and caps too small to reason in.")
                @Nullable Rates limits,
        @Doc("Money it may spend; not enforced yet.") @Nullable Money budget,
        @Doc("Free text by name, for rules and reports.") Map<String, String> labels,
        @Doc("Routing rules in order: the first deciding one wins, `require` adds up.")
                List<RuleShape> rules,
        @Doc("What may be learned from its calls; nothing when left out.")
                @Nullable Teaching learning,
        @Doc(
                        value =
                                "Where calls wait for room: high goes first, low last, and high has"
                                        + " four times the places of low.",
                        preset = "normal")
                @Nullable Rank priority) {

    record Teaching(
            @Doc(
                            value =
                                    "Share of calls, 0 to 1, whose tier is drawn at random, so that"
                                            + " policies can be compared: 0.01 is usual. Never on"
                                            + " explicit wishes or pins.",
                            preset = "0",
                            min = 0,
                            max = 1)
                    @Nullable BigDecimal explore,
            @Doc(
                            value = "The same where the score is too close to call.",
                            preset = "ten times explore",
                            min = 0,
                            max = 1)
                    @Nullable BigDecimal exploreUnsure,
            @Doc(
                            value =
                                    "Whether decision records hold the latest human turn, up to 8 KB.",
                            preset = "false")
                    @Nullable Boolean keepPrompts,
            @Doc(
                            value =
                                    "Whether the blind judge of a route may be shown its requests and"
                                            + " their answers.",
                            preset = "false")
                    @Nullable Boolean judged) {}

    record KeyShape(
            @Doc(
                            value = "the public part of the key: 8 letters and digits",
                            required = true,
                            pattern = "[0-9A-Za-z]{8}")
                    @Nullable String id,
            @Doc(
                            value =
                                    "hmac-sha256: and 43 characters of base64url, from `sluice key create`",
                            required = true,
                            hidden = true,
                            pattern = "hmac-sha256:[0-9A-Za-z_-]{43}=?")
                    @Nullable String hash,
            @Doc(
                            value =
                                    "Whether another model may answer when the first cannot; false is"
                                            + " what x-sluice-fallback: none says of one call.",
                            preset = "true")
                    @Nullable Boolean fallback) {}

    record Rates(
            @Doc(value = "Requests in a minute; not enforced yet.", min = 1, max = 1e12)
                    @Nullable Long requestsPerMinute,
            @Doc(value = "Tokens in a minute; not enforced yet.", min = 1, max = 1e12)
                    @Nullable Long tokensPerMinute,
            @Doc(value = "Requests at the same time; not enforced yet.", min = 1, max = 1e12)
                    @Nullable Long concurrent,
            @Doc(
                            value =
                                    "Whether a caller's max_tokens below a route's min-output is raised"
                                            + " to it where the reasoning tier answers; else a score"
                                            + " chooses fast.",
                            preset = "false")
                    @Nullable Boolean raiseMaxTokens) {

        static final Rates NONE = new Rates(null, null, null, null);
    }

    record Money(
            @Doc(value = "USD in a period.", required = true, min = 0.000001, max = 1e9)
                    @Nullable BigDecimal amount,
            @Doc(value = "UTC calendar window.", preset = "month") Budget.@Nullable Period period,
            @Doc(value = "What happens when it is spent.", preset = "refuse")
                    Budget.@Nullable WhenSpent whenSpent) {}

    record RuleShape(
            @Doc("Unique in the team; shown in decisions.") @Nullable String name,
            @Doc("CEL condition over request, complexity, team and now; always when left out.")
                    @Nullable String when,
            @Doc("Values allowed by dimension: residency, licence, language, openness, provider.")
                    Map<String, Words> require,
            Action action,
            @Doc("JSON merge patch (RFC 7396) applied to the request.") Shape.@Nullable Json patch,
            @Doc("Name of an installed rule, instead of everything else.") @Nullable String rule) {}

    @Shape.Inline
    record Action(
            @Doc("Decides: a pool or a model.") @Nullable String use,
            @Doc("Decides: fast or reasoning.") @Nullable Tier tier,
            @Doc("Decides: refuses, with this message for the caller.") @Nullable String deny,
            @Doc("Orders the candidates.") RuleText.@Nullable Prefer prefer,
            @Doc(
                            value =
                                    "Whether another model may answer when the first cannot; false is"
                                            + " what x-sluice-fallback: none says of one call.",
                            preset = "true")
                    @Nullable Boolean fallback) {}

    /// One value or a list of values.
    @Shape.Either("values")
    record Words(@Doc("Values allowed.") List<String> values) {}
}
