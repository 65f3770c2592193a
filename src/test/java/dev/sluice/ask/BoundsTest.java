package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Each row of security.md section 6: at the limit, one above it, and far above it.
class BoundsTest {

    record Bound(String name, int limit, int far, String param, IntFunction<String> body) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bound> bounds() {
        return Stream.of(
                new Bound("depth", 63, 1_000_000, "x", n -> with("\"x\":" + nested(n))),
                new Bound("number", 64, 1_000_000, "x", n -> with("\"x\":" + "9".repeat(n))),
                new Bound("name", 256, 1_000_000, "", n -> with("\"" + "k".repeat(n) + "\":1")),
                new Bound("keys", 1_000, 100_000, "metadata.", n -> KeysTest.metadata(n, "")),
                new Bound("messages", 2_000, 1_000_000, "messages", n -> messages("{}", n)),
                new Bound("parts", 500, 1_000_000, "messages", n -> parts("{}", n)),
                new Bound("parts in all", 500, 100_000, "messages", BoundsTest::scattered),
                new Bound("images", 100, 500, "messages", n -> parts(IMAGE, n)),
                new Bound("tools", 256, 1_000_000, "tools", n -> with(array("tools", "{}", n))),
                new Bound("stops", 16, 1_000_000, "stop", n -> with(array("stop", "\"\"", n))),
                new Bound("n", 8, 1_000_000, "n", n -> with("\"n\":" + n)),
                new Bound("best_of", 8, 1_000_000, "best_of", n -> with("\"best_of\":" + n)),
                new Bound("logprobs", 20, 1_000_000, "top", n -> with("\"top_logprobs\":" + n)));
    }

    static Stream<Arguments> excesses() {
        return bounds().flatMap(
                        b -> Stream.of(Arguments.of(b, b.limit + 1), Arguments.of(b, b.far)));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void takesWhatIsAtTheLimit(Bound bound) {
        assertEquals("m", Asks.read(bound.body.apply(bound.limit)).model());
    }

    @ParameterizedTest
    @MethodSource("excesses")
    void refusesWhatIsAboveTheLimit(Bound bound, int size) {
        // When
        Refusal.Malformed refusal = RefusedBodiesTest.malformed(bound.body.apply(size));

        // Then
        String param = refusal.param() == null ? "" : refusal.param();
        assertTrue(param.startsWith(bound.param), refusal.toString());
        assertTrue(refusal.message().length() < 1_000, refusal.message());
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void takesABodyAtItsLimit(Endpoint endpoint) {
        assertEquals("m", Asks.read(endpoint, padded(endpoint.bodyLimit())).model());
    }

    @ParameterizedTest
    @EnumSource(Endpoint.class)
    void refusesABodyOneByteAboveItsLimit(Endpoint endpoint) {
        assertInstanceOf(
                Refusal.TooLarge.class,
                RefusedBodiesTest.refusal(endpoint, padded(endpoint.bodyLimit() + 1)));
    }

    private static final String IMAGE = "{\"type\":\"image_url\"}";

    private static byte[] padded(int size) {
        byte[] json =
                "{\"model\":\"m\",\"max_tokens\":1,\"messages\":[],\"input\":\"\",\"query\":\"\",\"documents\":[\"\"]}"
                        .getBytes(UTF_8);
        byte[] body = new byte[size];
        Arrays.fill(body, (byte) ' ');
        System.arraycopy(json, 0, body, 0, json.length);
        return body;
    }

    private static String with(String member) {
        return "{\"model\":\"m\",\"messages\":[]," + member + "}";
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String array(String name, String entry, int size) {
        return "\"" + name + "\":[" + Asks.repeat(entry, size) + "]";
    }

    private static String messages(String message, int count) {
        return "{\"model\":\"m\"," + array("messages", message, count) + "}";
    }

    private static String parts(String part, int count) {
        return messages("{" + array("content", part, count) + "}", 1);
    }

    private static String scattered(int count) {
        String whole = Asks.repeat("{" + array("content", "{}", 100) + "}", count / 100);
        String rest = "{" + array("content", "{}", count % 100) + "}";
        return "{\"model\":\"m\",\"messages\":[" + whole + "," + rest + "]}";
    }
}
