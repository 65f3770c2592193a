package dev.sluice.dialect;

import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import io.vertx.core.buffer.Buffer;

/// Plays streams through a transcript of OpenAI's dialect.
final class Play {

    static final String DONE = "data: [DONE]\n\n";
    static final String YES = "\"stream\":true,\"stream_options\":{\"include_usage\":true}";

    private Play() {}

    static OpenAiTranscript transcript(String upstream, String members) {
        return new OpenAiTranscript(
                Asks.chatWith("hi", members), Models.named("m").upstream(upstream).model());
    }

    /// Of a stream whose model's name need not be changed.
    static OpenAiTranscript plain() {
        return transcript("auto", "\"stream\":true");
    }

    static String event(String data) {
        return "data: " + data + "\n\n";
    }

    static String play(OpenAiTranscript transcript, String... parts) {
        StringBuilder out = new StringBuilder();
        for (String part : parts) {
            out.append(transcript.feed(Buffer.buffer(part)));
        }
        return out.append(transcript.finish()).toString();
    }
}
