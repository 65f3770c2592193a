package dev.sluice.config;

import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Provider;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A provider known beforehand: where it is and how it deviates from its dialect, as a whole and
/// model by model. Those that come with the product are `presets.yaml`.
record PresetShape(
        @Doc("Protocol spoken: openai, anthropic or gemini.") @Nullable String dialect,
        @Doc("Address; left out where each customer has one of its own.") @Nullable URI baseUrl,
        @Doc("How it deviates from its dialect.") @Nullable RulesShape rules,
        @Doc("How models deviate, by a pattern of upstream names; each that matches counts.")
                Map<String, RulesShape> models) {

    record RulesShape(Edits edits, Turns turns, Control control, Answers answers) {

        /// The list that was said last.
        static List<String> newest(List<RulesShape> layers, Function<RulesShape, List<String>> of) {
            return layers.stream()
                    .map(of)
                    .filter(said -> !said.isEmpty())
                    .reduce(List.of(), (_, last) -> last);
        }
    }

    @Shape.Inline
    record Edits(
            @Doc("Top-level request members to leave out.") List<String> drop,
            @Doc("Top-level request members to send under another name.")
                    Map<String, String> rename,
            @Doc("The only request members it takes, by the names it knows; all when left out.")
                    List<String> keep,
            @Doc("Request members to leave out when the request asks to reason.")
                    List<String> dropWithEffort,
            @Doc(
                            "What the model refuses while it reasons, tool_choice (a forced one) or"
                                    + " json_schema: such a request has the effort none.")
                    List<String> noEffortWith,
            @Doc("Numbers to bring into a range.") Map<String, Span> clamp,
            @Doc("Request members to add where the caller leaves them unsaid.")
                    Shape.@Nullable Json defaults) {}

    record Span(
            @Doc(value = "Least value.", required = true) @Nullable BigDecimal least,
            @Doc(value = "Largest value.", required = true) @Nullable BigDecimal most) {}

    @Shape.Inline
    record Turns(
            @Doc("Other names for roles of messages.") Map<String, String> roles,
            @Doc("Members to leave out of messages and tools, at any depth.") List<String> strip,
            @Doc(
                            "Name under which it takes reasoning back; as the caller has it when left out."
                                    + " With reasoning-content, calls that come without any get an empty one.")
                    Deviation.@Nullable Naming reasoningIn,
            @Doc("Whether ids of tool calls must be nine letters or digits.")
                    @Nullable Boolean shortIds) {}

    @Shape.Inline
    record Control(
            @Doc(
                            "What each reasoning effort becomes, none to max: another effort, a"
                                    + " merge patch, a budget, null for nothing.")
                    Map<String, Shape.Any> effort,
            @Doc("How the credential is shown; by the dialect's custom when left out.")
                    Provider.@Nullable Auth auth,
            @Doc(
                            value =
                                    "What becomes of members that a translated provider cannot"
                                            + " carry; with drop, also of those that rules leave"
                                            + " out though they shape the answer.",
                            preset = "by-meaning")
                    Provider.@Nullable Unsupported unsupported,
            @Doc(
                            value =
                                    "Most output tokens where the protocol asks for a number and"
                                            + " nobody said one.",
                            preset = "4096",
                            min = 1,
                            max = 1e7)
                    @Nullable Integer maxTokens,
            @Doc(
                            "Betas that callers of Anthropic's protocol may ask it for; * at the end"
                                    + " stands for any rest.")
                    List<String> betas) {}

    @Shape.Inline
    record Answers(
            @Doc(value = "Name that reasoning text gets in answers.", preset = "as-is")
                    Deviation.@Nullable Naming reasoningOut,
            @Doc("Whether <think> at the start of content begins reasoning.")
                    @Nullable Boolean thinkTags,
            @Doc("Whether content may be a list with thoughts in parts of their own.")
                    @Nullable Boolean contentParts,
            @Doc("Whether tool calls may come without an index, or end in `stop`.")
                    @Nullable Boolean repairTools,
            @Doc("Whether chats are always asked for as streams, and gathered for whole answers.")
                    @Nullable Boolean streamsOnly,
            @Doc(
                            "Whether embeddings come as numbers only; who asks for base64 has it made of them.")
                    @Nullable Boolean floatsOnly,
            @Doc("HTTP status by an error's code or type; * at the end stands for any rest.")
                    Map<String, Integer> errors,
            @Doc("OpenAI's names of counts in usage, by the provider's; a dot leads into details.")
                    Map<String, String> usage) {}
}
