package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that mean little but use the right words: each is answered or refused, none breaks the
/// provider, because a fault would leave its caller without an answer.
class SimPropertiesTest {

    private static final int CASES = 300;

    private static final String[] NAMES = {
        "type",
        "enum",
        "const",
        "properties",
        "required",
        "items",
        "prefixItems",
        "minItems",
        "maxItems",
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "multipleOf",
        "minLength",
        "maxLength",
        "format",
        "anyOf",
        "oneOf",
        "allOf",
        "$ref",
        "$defs",
        "a",
        "additionalProperties",
        "minProperties",
        "maxProperties",
        "role",
        "content",
        "tool_calls",
        "tool_call_id",
        "function",
        "name",
        "parameters",
        "json_schema",
        "schema",
        "text",
        "id",
        "mode",
        "tools",
        "allowed_tools"
    };

    private static final String[] WORDS = {
        "string",
        "integer",
        "number",
        "object",
        "array",
        "null",
        "boolean",
        "#",
        "#/$defs/a",
        "#/%",
        "user",
        "tool",
        "function",
        "json_schema",
        "json_object",
        "allowed_tools",
        "auto",
        "required",
        "none",
        "date",
        "",
        "count to 9",
        "a",
        "\uD800"
    };

    private static final String[] CHAT = {
        "n", "stop", "stream", "stream_options", "tools", "tool_choice", "response_format",
        "max_tokens", "reasoning_effort", "prompt", "echo", "input", "dimensions", "encoding_format"
    };

    static IntStream seeds() {
        return IntStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answersOrRefusesAnyChat(int seed) {
        each(seed, "sim-reasoning", body -> whole(Question.chat(body)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answersOrRefusesAnyLegacyPrompt(int seed) {
        each(seed, "sim-fast", body -> whole(Question.legacy(body)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void embedsOrRefusesAnyInput(int seed) {
        each(seed, "sim-embed", Embeddings::of);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void makesOrRefusesAnInstanceOfAnySchema(int seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            JsonNode schema = any(random, 4);
            assertDoesNotThrow(() -> refusable(() -> Instance.of(schema, "x")), schema::toString);
        }
    }

    private static void each(int seed, String model, Consumer<JsonNode> what) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", model);
            ArrayNode messages = body.putArray("messages");
            messages.addObject().put("role", "user").set("content", any(random, 2));
            if (random.nextBoolean()) {
                messages.add(any(random, 3));
            }
            for (int k = random.nextInt(4); k > 0; k--) {
                body.set(CHAT[random.nextInt(CHAT.length)], any(random, 4));
            }
            assertDoesNotThrow(() -> refusable(() -> what.accept(body)), body::toString);
        }
    }

    private static void whole(Question question) {
        new Shapes(question, Answer.to(question), "id", 0).whole();
    }

    private static void refusable(Runnable what) {
        try {
            what.run();
        } catch (Complaint complaint) {
            complaint.json();
        }
    }

    private static JsonNode any(Random random, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (random.nextInt(depth > 0 ? 10 : 6)) {
            case 0 -> json.numberNode(random.nextInt(-3, 9));
            case 1 -> json.numberNode(random.nextDouble() * Math.pow(10, random.nextInt(-20, 300)));
            case 2 -> json.booleanNode(random.nextBoolean());
            case 3 -> json.nullNode();
            case 4, 5 -> json.textNode(WORDS[random.nextInt(WORDS.length)]);
            case 6 -> {
                ArrayNode array = json.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(any(random, depth - 1));
                }
                yield array;
            }
            default -> {
                ObjectNode object = json.objectNode();
                for (int i = random.nextInt(6); i > 0; i--) {
                    object.set(NAMES[random.nextInt(NAMES.length)], any(random, depth - 1));
                }
                yield object;
            }
        };
    }
}
