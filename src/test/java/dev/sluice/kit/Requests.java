package dev.sluice.kit;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.ask.Content;
import dev.sluice.ask.Options;
import dev.sluice.ask.Text;
import dev.sluice.wire.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Builds an [Ask] by hand: what a test does not say is the smallest request there is. Texts are
/// written as in JSON: escape what JSON escapes.
public final class Requests {

    private final Map<String, Integer> counts = new HashMap<>();
    private Endpoint endpoint = Endpoint.CHAT;
    private String model;
    private String latest = "hi";
    private String first = "hi";
    private Options options = Options.NONE;

    private Requests(String model) {
        this.model = model;
    }

    public static Requests to(String model) {
        return new Requests(model);
    }

    public static Ask saying(String latest) {
        return to("auto").latest(latest).ask();
    }

    public Requests at(Endpoint where) {
        endpoint = where;
        return this;
    }

    public Requests latest(String text) {
        latest = text;
        return this;
    }

    public Requests first(String text) {
        first = text;
        return this;
    }

    /// `turns`, `tools`, `toolResults`, `stuck` (1 for yes), `images`, `audio`, `video`, `files`,
    /// `textBytes` or `systemBytes`.
    public Requests with(String what, int count) {
        counts.put(what, count);
        return this;
    }

    public Requests maxTokens(int tokens) {
        return options(tokens, options.reasoningEffort(), options.jsonSchema());
    }

    public Requests effort(String word) {
        return options(options.maxTokens(), word, options.jsonSchema());
    }

    public Requests jsonSchema() {
        return options(options.maxTokens(), options.reasoningEffort(), true);
    }

    private Requests options(int maxTokens, String effort, boolean jsonSchema) {
        options =
                new Options(
                        maxTokens,
                        0.5,
                        1,
                        effort,
                        jsonSchema ? Options.Format.SCHEMA : Options.Format.TEXT,
                        "u-1");
        return this;
    }

    public Ask ask() {
        byte[] start = first.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = (first + latest).getBytes(StandardCharsets.UTF_8);
        Text text =
                new Text(
                        bytes, new int[] {start.length, bytes.length}, new int[] {0, start.length});
        Body body = new Body(bytes, 0, new String[0], new int[0]);
        return new Ask(
                endpoint, model, false, Ask.UsageWish.UNSAID, options, content(bytes), text, body);
    }

    private Content content(byte[] bytes) {
        return new Content(
                count("turns", 1),
                new Content.Loop(count("tools", 0), count("toolResults", 0), count("stuck", 0) > 0),
                count("images", 0),
                count("audio", 0),
                count("video", 0),
                count("files", 0),
                count("textBytes", bytes.length),
                count("systemBytes", 0));
    }

    private int count(String what, int otherwise) {
        return counts.getOrDefault(what, otherwise);
    }
}
