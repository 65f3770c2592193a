package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams of Gemini's with several candidates, which take turns in any order.
class GeminiStreamedChoicesTest {

    private static final String STOP = ",\"finishReason\":\"STOP\"";

    private final Dialect.Transcript transcript =
            new Gemini(InstantSource.system(), () -> "7")
                    .transcript(
                            Asks.chatWith("hi", "\"n\":3,\"stream\":true"),
                            Exchange.model("gemini-test", Provider.Rules.NONE, ""));

    private static String candidate(int index, String parts, String end) {
        return "{\"index\":%d,\"content\":{\"parts\":[%s]}%s}".formatted(index, parts, end);
    }

    private static String event(String candidates) {
        return "data: {\"responseId\":\"r\",\"candidates\":[" + candidates + "]}\n\n";
    }

    private static String text(String words) {
        return "{\"text\":\"" + words + "\"}";
    }

    /// What one choice says, by random, each with a call in it.
    private static Deque<String> script(int index, Random random) {
        Deque<String> script = new ArrayDeque<>();
        int pieces = 1 + random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            boolean calls = i == 0 || random.nextInt(3) == 0;
            script.add(
                    calls
                            ? candidate(
                                    index,
                                    "{\"functionCall\":{\"name\":\"f%d_%d\",\"args\":{}}}"
                                            .formatted(index, i),
                                    "")
                            : candidate(index, text("말" + i), ""));
        }
        script.add(candidate(index, text("."), STOP));
        return script;
    }

    /// The scripts in turns, by random.
    private static String stream(List<Deque<String>> scripts, Random random) {
        List<Deque<String>> left = new ArrayList<>(scripts);
        StringBuilder stream = new StringBuilder();
        while (!left.isEmpty()) {
            Deque<String> next = left.get(random.nextInt(left.size()));
            stream.append(event(next.remove()));
            left.removeIf(Deque::isEmpty);
        }
        return stream.toString();
    }

    private String told(String stream, Random random) {
        byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
        StringBuilder told = new StringBuilder();
        for (int at = 0; at < bytes.length; ) {
            int next = Math.min(bytes.length, at + 1 + random.nextInt(80));
            told.append(transcript.feed(Buffer.buffer(bytes).getBuffer(at, next)));
            at = next;
        }
        return told.append(transcript.finish()).toString();
    }

    /// Of each choice: its words, its calls as `index:name`, and why it ended.
    private static Map<Integer, String> byChoice(String told) {
        Map<Integer, StringBuilder> said = new TreeMap<>();
        for (JsonNode event : Exchange.events(told)) {
            for (JsonNode choice : event.path("choices")) {
                StringBuilder one =
                        said.computeIfAbsent(
                                choice.path("index").asInt(), _ -> new StringBuilder());
                JsonNode delta = choice.path("delta");
                one.append(delta.has("role") ? "role " : delta.path("content").asText());
                for (JsonNode call : delta.path("tool_calls")) {
                    String name = call.path("function").path("name").asText();
                    one.append(name.isEmpty() ? "" : call.path("index") + ":" + name + " ");
                }
                one.append(choice.path("finish_reason").asText("").replace("null", ""));
            }
        }
        Map<Integer, String> all = new TreeMap<>();
        said.forEach((index, words) -> all.put(index, words.toString()));
        return all;
    }

    @RepeatedTest(60)
    void eachChoiceIsToldAsIfItWereAlone(RepetitionInfo seed) {
        // Given
        Random random = new Random(seed.getCurrentRepetition());
        List<Deque<String>> scripts = new ArrayList<>();
        Map<Integer, String> expected = new TreeMap<>();
        for (int i = 0; i < 3; i++) {
            Deque<String> script = script(i, random);
            scripts.add(script);
            expected.put(i, expected(script));
        }
        // When
        String told = told(stream(scripts, random), random);
        // Then
        assertEquals(expected, byChoice(told));
    }

    private static String expected(Deque<String> script) {
        StringBuilder said = new StringBuilder("role ");
        int calls = 0;
        for (String each : script) {
            JsonNode part = Exchange.json(each).path("content").path("parts").get(0);
            String name = part.path("functionCall").path("name").asText();
            said.append(name.isEmpty() ? part.path("text").asText() : calls++ + ":" + name + " ");
        }
        return said.append("tool_calls").toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void oneThatNeverEndedBreaksTheStream(int open) {
        // Given
        StringBuilder stream = new StringBuilder();
        for (int i = 0; i < 3; i++) {
            stream.append(event(candidate(i, text("a"), i == open ? "" : STOP)));
        }
        transcript.feed(Buffer.buffer(stream.toString()));
        // When
        transcript.finish();
        // Then
        assertNotNull(transcript.failure());
    }

    @Test
    void fewerThanWereAskedForAreAnAnswer() {
        // Given
        transcript.feed(Buffer.buffer(event(candidate(0, text("a"), STOP))));
        // When
        transcript.finish();
        // Then
        assertNull(transcript.failure());
    }
}
