package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWalkTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] ODD = {"", "a\"b\\", "é한", "\u0001", "},]", "\\u0022"};

    static IntStream seeds() {
        return IntStream.range(0, 300);
    }

    /// What the walk says the top-level members are: `key=value` as written.
    private static List<String> members(byte[] bytes, int from, int to, JsonWalk walk) {
        List<String> members = new ArrayList<>();
        walk.start(bytes, from, to);
        if (walk.enter('{')) {
            while (walk.key()) {
                int start = walk.at;
                walk.skip();
                members.add(
                        text(bytes, walk.keyStart, walk.keyEnd)
                                + "="
                                + text(bytes, start, walk.at));
            }
        }
        return members;
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheMembersThatJacksonFinds(int seed) throws Exception {
        // Given
        ObjectNode object = object(new Random(seed), 3);
        String json = seed % 2 == 0 ? object.toString() : object.toPrettyString();
        byte[] bytes = ("xx" + json + "yy").getBytes(StandardCharsets.UTF_8);
        JsonWalk walk = new JsonWalk();
        // When
        List<String> members = members(bytes, 2, bytes.length - 2, walk);
        // Then
        ObjectNode rebuilt = JSON.createObjectNode();
        for (String member : members) {
            int cut = member.indexOf("=", member.startsWith("k=") ? 2 : 0);
            rebuilt.set(member.substring(0, cut), JSON.readTree(member.substring(cut + 1)));
        }
        assertEquals(object, rebuilt);
        assertTrue(walk.atEnd());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void garbageNeverLeadsItOutOfItsRange(int seed) {
        // Given
        Random random = new Random(seed);
        byte[] bytes = object(random, 3).toString().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) "{}[]\",:\\ né".charAt(random.nextInt(11));
        }
        int end = random.nextInt(bytes.length + 1);
        JsonWalk walk = new JsonWalk();
        // When
        members(bytes, 0, end, walk);
        // Then
        assertTrue(walk.at <= end, () -> text(bytes, 0, end));
    }

    @Test
    void aMemberCutOffBeforeItsValueIsNone() {
        // Given
        byte[] bytes = "{\"a\":".getBytes(StandardCharsets.UTF_8);
        JsonWalk walk = new JsonWalk();
        walk.start(bytes, 0, bytes.length);
        walk.enter('{');
        // When
        boolean found = walk.key();
        // Then
        assertFalse(found || walk.ok);
    }

    @Test
    void whatFollowsTheObjectIsSeen() {
        // Given
        byte[] bytes = "{} {}".getBytes(StandardCharsets.UTF_8);
        JsonWalk walk = new JsonWalk();
        walk.start(bytes, 0, bytes.length);
        // When
        walk.skip();
        // Then
        assertFalse(walk.atEnd());
    }

    private static ObjectNode object(Random random, int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (int i = random.nextInt(5); i >= 0; i--) {
            object.set("k" + i, value(random, depth));
        }
        return object;
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> JSON.getNodeFactory().numberNode(random.nextLong());
            case 1 -> JSON.getNodeFactory().numberNode(random.nextDouble());
            case 2 -> JSON.getNodeFactory().booleanNode(random.nextBoolean());
            case 3 -> JSON.getNodeFactory().nullNode();
            case 4 -> JSON.getNodeFactory().textNode(ODD[random.nextInt(ODD.length)]);
            case 5 -> object(random, depth - 1);
            default -> array(random, depth - 1);
        };
    }

    private static ArrayNode array(Random random, int depth) {
        ArrayNode array = JSON.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(value(random, depth));
        }
        return array;
    }
}
