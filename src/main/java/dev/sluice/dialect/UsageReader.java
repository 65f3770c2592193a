package dev.sluice.dialect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.ask.Ask;
import dev.sluice.ledger.Usage;
import org.jspecify.annotations.Nullable;

/// Reads an OpenAI-shaped `usage` object, with the deviations of openai-wire USAGE-2: DeepSeek's
/// cache members, and reasoning that completion tokens leave out, named or only in the total.
final class UsageReader {

    private UsageReader() {}

    /// Null when it is no object of numbers, or counts nothing, since tokens that cost nothing
    /// would be believed (reliability.md R55). Where no input is counted the rest of the total is
    /// it, as some embeddings have it.
    static @Nullable Usage read(byte[] bytes, int start, int end) {
        long input = 0;
        long cached = 0;
        long written = 0;
        long output = 0;
        long reasoning = 0;
        long total = 0;
        JsonWalk walk = new JsonWalk();
        walk.start(bytes, start, end);
        int depth = walk.enter('{') ? 1 : 0;
        while (depth > 0) {
            if (!walk.key()) {
                depth--;
            } else if (bytes[walk.at] == '{') {
                walk.enter('{');
                depth++;
            } else {
                long value = count(walk);
                if (value > Counts.MOST) {
                    return null;
                } else if (walk.keyIs("prompt_tokens")) {
                    input = value;
                } else if (walk.keyIs("completion_tokens")) {
                    output = value;
                } else if (walk.keyIs("total_tokens")) {
                    total = value;
                } else if (walk.keyIs("cached_tokens") || walk.keyIs("prompt_cache_hit_tokens")) {
                    cached = value;
                } else if (walk.keyIs("cache_write_tokens")) {
                    written = value;
                } else if (walk.keyIs("reasoning_tokens")) {
                    reasoning = value;
                }
            }
        }
        long in = input == 0 ? Math.max(0, total - output) : input;
        if (!walk.atEnd() || in + output == 0) {
            return null;
        }
        long apart = apart(total - in - output, reasoning, cached + written);
        return new Usage(
                in,
                cached,
                written,
                output + apart,
                Math.max(reasoning, apart),
                Usage.Source.REPORTED);
    }

    /// Passes over a value; 0 for what is no number or below zero.
    private static long count(JsonWalk walk) {
        int start = walk.at;
        walk.skip();
        long value = 0;
        for (int i = start; i < walk.at; i++) {
            int digit = walk.a[i] - '0';
            if (digit < 0 || digit > 9 || value > Counts.MOST) {
                return i == start ? 0 : rounded(walk.a, start, walk.at - start);
            }
            value = 10 * value + digit;
        }
        return value;
    }

    private static long rounded(byte[] bytes, int start, int size) {
        try {
            return (long) Double.parseDouble(new String(bytes, start, size, ISO_8859_1));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }

    /// Reasoning that the output leaves out: what the total has beyond it, when that is its count,
    /// or nobody counted any and it cannot be a cache's.
    private static long apart(long beyond, long reasoning, long cache) {
        return beyond > 0 && (beyond == reasoning || reasoning == 0 && cache == 0) ? beyond : 0;
    }

    /// What the upstream counted. Until the answer has ended that is an estimate, which holds what
    /// was said where nobody counted that, or only guessed. A prompt that counts nothing was not
    /// counted (reliability.md R55).
    static Usage known(@Nullable Usage told, boolean ended, Ask ask, long contentBytes) {
        if (told == null) {
            return estimate(ask, contentBytes);
        }
        boolean counted = told.source() == Usage.Source.REPORTED;
        if (counted && ended) {
            long prompt = ask.promptTokens();
            return told.input() > 0 || prompt == 0 ? told : told.prompted(prompt);
        }
        Usage estimate = estimate(ask, contentBytes);
        return told.input() == 0
                ? estimate.estimated(told.output())
                : told.estimated(counted && told.output() > 0 ? 0 : estimate.output());
    }

    static Usage estimate(Ask ask, long contentBytes) {
        long output = Ask.tokens(contentBytes);
        return new Usage(ask.promptTokens(), 0, 0, output, 0, Usage.Source.ESTIMATED);
    }
}
