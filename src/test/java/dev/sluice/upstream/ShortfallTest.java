package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShortfallTest {

    private static final Ask PLAIN = Asks.chat("hi");
    private static final Ask SCHEMA =
            Asks.chatWith(
                    "hi", "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{}}");
    private static final Ask TOOLS = Asks.withTools("hi", 1);

    private static String of(Ask ask, String choice) {
        return Shortfall.of(ask, Buffer.buffer("{\"id\":\"x\",\"choices\":[" + choice + "]}"));
    }

    private static String said(String content, String finish) {
        return "{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":%s},\"finish_reason\":\"%s\"}"
                .formatted(Asks.quoted(content), finish);
    }

    private static String calls(String name, String arguments) {
        return """
        {"message":{"content":null,"tool_calls":[{"id":"c","type":"function","function":
        {"name":"%s","arguments":%s}}]},"finish_reason":"tool_calls"}\
        """
                .formatted(name, Asks.quoted(arguments));
    }

    @Test
    void anAnswerThatEndedIsEnough() {
        // When
        String cause = of(PLAIN, said("hello", "stop"));

        // Then
        assertNull(cause);
    }

    @Test
    void anAnswerCutAtItsLengthFallsShort() {
        // When
        String cause = of(PLAIN, said("hel", "length"));

        // Then
        assertEquals("length", cause);
    }

    @Test
    void lengthExplainsWhatElseIsWrong() {
        // When
        String cause = of(SCHEMA, said("{\"a\":", "length"));

        // Then
        assertEquals("length", cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1", "no json", "{\"a\":1} and more", "[1]", "```json\n{}\n```"})
    void brokenJsonUnderASchemaFallsShort(String content) {
        // When
        String cause = of(SCHEMA, said(content, "stop"));

        // Then
        assertEquals("schema", cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", " {\"a\":{\"b\":[1,2]}} "})
    void anObjectUnderASchemaIsEnough(String content) {
        // When
        String cause = of(SCHEMA, said(content, "stop"));

        // Then
        assertNull(cause);
    }

    @Test
    void brokenJsonNobodyAskedForIsEnough() {
        // When
        String cause = of(PLAIN, said("{\"a\":1", "stop"));

        // Then
        assertNull(cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":", "a=1", "[]"})
    void argumentsThatCannotBeReadFallShort(String arguments) {
        // When
        String cause = of(TOOLS, calls("look", arguments));

        // Then
        assertEquals("tool_call", cause);
    }

    @Test
    void aToolNobodyOfferedFallsShort() {
        // When
        String cause = of(TOOLS, calls("leap", "{}"));

        // Then
        assertEquals("tool_call", cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "", "{\"where\":\"there\"}"})
    void aToolCalledAsOfferedIsEnough(String arguments) {
        // When
        String cause = of(TOOLS, calls("look", arguments));

        // Then
        assertNull(cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n"})
    void anAnswerThatSaysNothingFallsShort(String content) {
        // When
        String cause = of(PLAIN, said(content, "stop"));

        // Then
        assertEquals("empty", cause);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"choices\":[]}", "{\"choices\":null}", "{\"id\":\"x\"}"})
    void anAnswerWithoutAChoiceSaysNothing(String body) {
        // When
        String cause = Shortfall.of(PLAIN, Buffer.buffer(body));

        // Then
        assertEquals("empty", cause);
    }

    @Test
    void thoughtsAloneSayNothing() {
        // When
        String cause =
                of(
                        PLAIN,
                        "{\"message\":{\"content\":null,\"reasoning_content\":\"hm\"},\"finish_reason\":\"stop\"}");

        // Then
        assertEquals("empty", cause);
    }

    @Test
    void oneOfTwoChoicesIsEnoughToFallShort() {
        // When
        String cause = of(PLAIN, said("a", "stop") + "," + said("b", "length"));

        // Then
        assertEquals("length", cause);
    }

    @Test
    void aTextCompletionIsReadToo() {
        // When
        String cause = of(Asks.completion("hi"), "{\"text\":\"on\",\"finish_reason\":\"length\"}");

        // Then
        assertEquals("length", cause);
    }

    @Test
    void noBytesMakeItFail() {
        // Given
        byte[] whole = ("{\"choices\":[" + calls("look", "{}") + "]}").getBytes();
        Random random = new Random(3);

        // When
        for (int i = 0; i < 2_000; i++) {
            byte[] broken = whole.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            Shortfall.of(TOOLS, Buffer.buffer(broken));
        }

        // Then
        assertNull(Shortfall.of(TOOLS, Buffer.buffer(whole)));
    }
}
