package dev.sluice.kit;

import dev.sluice.ask.Ask;
import dev.sluice.ask.AskReader;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Wishes;
import java.nio.charset.StandardCharsets;

/// Asks for tests, read by the real reader from the JSON a caller would send.
public final class Asks {

    private static final AskReader READER = new AskReader();

    private Asks() {}

    /// One user message to model `auto`.
    public static Ask chat(String text) {
        return read(chatJson(text, ""));
    }

    /// One user message, with further members: `chatWith("hi", "\"stream\":true")`.
    public static Ask chatWith(String text, String members) {
        return read(chatJson(text, "," + members));
    }

    /// One user message and so many tools.
    public static Ask withTools(String text, int tools) {
        String tool = "{\"type\":\"function\",\"function\":{\"name\":\"look\",\"parameters\":{}}}";
        return chatWith(text, "\"tools\":[" + repeat(tool, tools) + "]");
    }

    /// One user message with so many images.
    public static Ask withImages(String text, int images) {
        String part = "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://a.test/b.png\"}}";
        String parts = repeat(part, images);
        String head = "{\"type\":\"text\",\"text\":" + quoted(text) + "}";
        return read(
                "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":["
                        + (images == 0 ? head : head + "," + parts)
                        + "]}]}");
    }

    public static Ask completion(String prompt) {
        return read(Endpoint.COMPLETIONS, "{\"model\":\"auto\",\"prompt\":" + quoted(prompt) + "}");
    }

    public static Ask embedding(String input) {
        return read(Endpoint.EMBEDDINGS, "{\"model\":\"auto\",\"input\":" + quoted(input) + "}");
    }

    /// One user message in Anthropic's form, with further members as in [#chatWith].
    public static Ask messages(String text, String members) {
        return read(
                Endpoint.MESSAGES,
                "{\"model\":\"auto\",\"max_tokens\":64,\"messages\":[{\"role\":\"user\",\"content\":"
                        + quoted(text)
                        + "}]"
                        + (members.isEmpty() ? "" : "," + members)
                        + "}");
    }

    /// A chat whose answer is asked for in a form.
    public static Ask underSchema(String schema) {
        return chatWith(
                "hi",
                "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":%s}}"
                        .formatted(schema));
    }

    /// A whole answer that says it and stops.
    public static String answer(String content) {
        return "{\"choices\":[{\"message\":{\"content\":%s},\"finish_reason\":\"stop\"}]}"
                .formatted(quoted(content));
    }

    /// A chat request from its JSON.
    public static Ask read(String json) {
        return read(Endpoint.CHAT, json);
    }

    public static Ask read(Endpoint endpoint, String json) {
        return read(endpoint, json.getBytes(StandardCharsets.UTF_8));
    }

    public static Ask read(Endpoint endpoint, byte[] body) {
        return READER.read(call(endpoint, body));
    }

    public static Call call(Endpoint endpoint, byte[] body) {
        return new Call("test", 0, endpoint, "", Wishes.NONE, body);
    }

    /// `entry,entry,entry`.
    public static String repeat(String entry, int times) {
        return times == 0 ? "" : (entry + ",").repeat(times - 1) + entry;
    }

    private static String chatJson(String text, String members) {
        return "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":"
                + quoted(text)
                + "}]"
                + members
                + "}";
    }

    /// JSON for a string without control characters other than tab and line feed.
    public static String quoted(String text) {
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                + '"';
    }
}
