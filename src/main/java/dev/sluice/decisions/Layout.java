package dev.sluice.decisions;

import dev.sluice.ask.Content;
import dev.sluice.ask.Options;
import dev.sluice.decisions.DecisionRecord.After;
import dev.sluice.decisions.DecisionRecord.Asked;
import dev.sluice.decisions.DecisionRecord.Ended;
import dev.sluice.decisions.DecisionRecord.Routed;
import dev.sluice.decisions.DecisionRecord.Seen;
import dev.sluice.decisions.DecisionRecord.Spent;
import dev.sluice.decisions.DecisionRecord.Used;
import dev.sluice.decisions.DecisionRecord.Weighed;
import dev.sluice.ledger.Entry.Rule;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fields of a record, each named once, for every [Form]: Java evaluates arguments from left to
/// right, so the order of writing is the order of reading.
final class Layout {

    private static final int WORD = 32;

    private Layout() {}

    static DecisionRecord walk(Form f, DecisionRecord r) {
        return new DecisionRecord(
                f.text("id", r.id()),
                f.number("at_ms", r.at()),
                f.text("conversation", r.conversation()),
                asked(f, r.asked()),
                weighed(f, r.weighed()),
                routed(f, r.routed()),
                ended(f, r.ended()),
                after(f, r.after()));
    }

    static After after(Form f, After r) {
        return new After(
                f.text("feedback", r.feedback()),
                f.text("again", r.again()),
                f.text("invalid", r.invalid()),
                f.text("blind", r.blind()));
    }

    private static Asked asked(Form f, Asked r) {
        return new Asked(
                f.text("team", r.team()),
                Objects.requireNonNullElse(
                        Endpoint.at(f.text("endpoint", r.endpoint().path())), Endpoint.CHAT),
                f.text("requested_model", r.model()),
                f.flag("stream", r.stream()),
                options(f, r.options()),
                content(f, r.content()),
                wishes(f, r.wishes()),
                (int) f.number("body_bytes", r.bytes()));
    }

    private static Options options(Form f, Options r) {
        return new Options(
                (int) f.number("max_tokens", r.maxTokens()),
                f.real("temperature", r.temperature()),
                (int) f.number("n", r.n()),
                orNull(f.text("reasoning_effort", word(r.reasoningEffort()))),
                f.flag("json_schema", r.jsonSchema()) ? Options.Format.SCHEMA : r.format(),
                null);
    }

    private static Content content(Form f, Content r) {
        return new Content(
                (int) f.number("turns", r.turns()),
                (int) f.number("tools", r.tools()),
                (int) f.number("tool_results", r.toolResults()),
                (int) f.number("images", r.images()),
                (int) f.number("audio", r.audio()),
                (int) f.number("video", r.video()),
                (int) f.number("files", r.files()),
                (int) f.number("text_bytes", r.textBytes()),
                (int) f.number("system_bytes", r.systemBytes()));
    }

    /// The deadline is the caller's patience on that day, and decides nothing.
    private static Wishes wishes(Form f, Wishes r) {
        return new Wishes(
                f.texts("tags", r.tags()),
                tier(f.text("at_least", r.atLeast() == null ? "" : r.atLeast().word())),
                0,
                !f.flag("no_fallback", !r.fallback()));
    }

    private static Weighed weighed(Form f, Weighed r) {
        return new Weighed(
                f.real("score", r.probability()),
                f.real("threshold", r.threshold()),
                f.real("band", r.band()),
                f.text("language", r.language()),
                f.flag("confident", r.confident()),
                f.texts("reasons", r.reasons()),
                f.text("artifact", r.artifact()),
                new Seen(
                        f.features("features", r.seen().features()),
                        f.text("prompt", r.seen().prompt())));
    }

    private static Routed routed(Form f, Routed r) {
        return new Routed(
                f.text("route", r.route()),
                f.text("tier", r.tier()),
                f.text("rule", r.rule()),
                f.text("reason", r.reason()),
                f.text("because", r.words()),
                met(f, r.met()),
                f.candidates("candidates", r.candidates()),
                f.real("propensity", r.propensity()));
    }

    private static List<Rule> met(Form f, List<Rule> r) {
        List<String> texts = r.isEmpty() ? List.of() : r.stream().map(Met::text).toList();
        List<String> read = f.texts("rules", texts);
        return read.equals(texts) ? r : read.stream().map(Met::of).toList();
    }

    private static Ended ended(Form f, Ended r) {
        return new Ended(
                f.text("model", r.model()),
                (int) f.number("attempts", r.attempts()),
                f.text("escalated", r.escalated()),
                f.text("status", r.status()),
                f.text("error", r.error()),
                f.text("finish", r.finish()),
                f.flag("empty", r.empty()),
                new Spent(
                        new Used(
                                usage(f, r.spent().usage()),
                                f.number("answer_in_tokens", r.spent().used().input()),
                                f.number("answer_out_tokens", r.spent().used().output())),
                        f.number("cost_micros", r.spent().costMicros()),
                        f.number("ttft_ms", r.spent().firstTokenMillis()),
                        f.number("total_ms", r.spent().totalMillis()),
                        f.text("limit", r.spent().limit()),
                        failed(f, r.spent().failed()),
                        f.text("target", r.spent().target()),
                        f.number("begun_ms", r.spent().begunMillis())));
    }

    private static List<Attempt> failed(Form f, List<Attempt> r) {
        List<String> texts = r.isEmpty() ? List.of() : r.stream().map(Attempt::text).toList();
        List<String> read = f.texts("failed_attempts", texts);
        return read.equals(texts) ? r : read.stream().map(Attempt::of).toList();
    }

    private static Usage usage(Form f, Usage r) {
        return new Usage(
                f.number("in_tokens", r.input()),
                f.number("cached_tokens", r.cached()),
                f.number("cache_write_tokens", r.cacheWrite()),
                f.number("out_tokens", r.output()),
                f.number("reasoning_tokens", r.reasoning()),
                source(f.text("usage", word(r.source()))));
    }

    private static String word(Usage.Source source) {
        return switch (source) {
            case REPORTED -> "reported";
            case ESTIMATED -> "estimated";
            case UNKNOWN -> "unknown";
        };
    }

    private static Usage.Source source(String word) {
        return switch (word) {
            case "reported" -> Usage.Source.REPORTED;
            case "estimated" -> Usage.Source.ESTIMATED;
            case String _ -> Usage.Source.UNKNOWN;
        };
    }

    private static @Nullable Tier tier(String word) {
        return switch (word) {
            case "fast" -> Tier.FAST;
            case "reasoning" -> Tier.REASONING;
            case String _ -> null;
        };
    }

    /// The caller's: cut, as it may be anything.
    private static String word(@Nullable String text) {
        return text == null ? "" : text.substring(0, Math.min(WORD, text.length()));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
