package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;

/// Gathers `prompt` (completions) and `input` (embeddings): a string, strings, tokens, or arrays of
/// tokens (openai-wire COMP-1, EMB-1). One per request.
final class Prompts {

    private static final int[] NONE = {};

    private int[] ranges = NONE;
    private int used;
    private int prompts;
    private int textBytes;
    private long tokens;

    /// Tokens count as the bytes they stand for, 3.2 each, so that [Ask#promptTokens] gives their
    /// number back.
    Content content() {
        int bytes = (int) Math.min(Integer.MAX_VALUE, textBytes + tokens * 16 / 5);
        return new Content(prompts, 0, 0, 0, 0, 0, 0, bytes, 0);
    }

    /// All prompts are weighed; the first one alone identifies the conversation.
    Text text(byte[] bytes) {
        int[] latest = Arrays.copyOf(ranges, used);
        return new Text(bytes, latest, used <= 2 ? latest : Arrays.copyOf(latest, 2));
    }

    void read(Cursor at) {
        switch (at.token()) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> string(at);
            case START_ARRAY -> array(at);
            default -> throw at.wrong("a string or an array of strings or tokens");
        }
    }

    /// Text beside the prompt: the model reads it, but nobody weighs it.
    void suffix(Cursor at) {
        if (at.token() == JsonToken.VALUE_STRING) {
            textBytes += at.skip() - 2;
        } else if (!at.isNull()) {
            throw at.wrong("a string");
        }
    }

    private void array(Cursor at) {
        JsonToken kind = at.next();
        if (kind == JsonToken.VALUE_NUMBER_INT) {
            prompts++;
        }
        for (JsonToken next = kind; next != JsonToken.END_ARRAY; next = at.next()) {
            if (next != kind) {
                throw at.wrong("of the same kind as the entries before it");
            }
            switch (next) {
                case VALUE_STRING -> string(at);
                case VALUE_NUMBER_INT -> tokens++;
                case START_ARRAY -> tokens(at);
                default -> throw at.wrong("a string, a token or an array of tokens");
            }
        }
    }

    private void string(Cursor at) {
        int start = at.start() + 1;
        int end = at.end() - 1;
        prompts++;
        textBytes += end - start;
        if (used == ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.max(2, 2 * used));
        }
        ranges[used++] = start;
        ranges[used++] = end;
    }

    private void tokens(Cursor at) {
        prompts++;
        while (at.next() != JsonToken.END_ARRAY) {
            if (at.token() != JsonToken.VALUE_NUMBER_INT) {
                throw at.wrong("a token, which is an integer");
            }
            tokens++;
        }
    }
}
