package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTest {

    private final Frame frame = new Frame();

    private boolean read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return frame.read(bytes, 0, bytes.length);
    }

    private static String choice(int index, String members) {
        return "{\"choices\":[{\"index\":" + index + members + "}]}";
    }

    @Test
    void findsTheMembersThatMatter() {
        // Given
        String json =
                "{\"id\":\"i\",\"created\":7,\"model\":\"m\",\"usage\":{\"a\":1},\"error\":null,\"choices\":[]}";
        // When
        read(json);
        // Then
        assertEquals(
                "\"i\" 7 \"m\" \"usage\":{\"a\":1} \"error\":null",
                String.join(
                        " ",
                        json.substring(frame.idStart, frame.idEnd),
                        json.substring(frame.createdStart, frame.createdEnd),
                        json.substring(frame.modelStart, frame.modelEnd),
                        json.substring(frame.usageKey, frame.usageEnd),
                        json.substring(frame.errorKey, frame.errorEnd)));
    }

    @Test
    void aMemberInsideAnotherIsNotTaken() {
        // When
        read("{\"x\":{\"model\":\"m\",\"usage\":1,\"error\":{}},\"choices\":[]}");
        // Then
        assertEquals(
                "-1 -1 -1", frame.modelStart + " " + frame.usageStart + " " + frame.errorStart);
    }

    @Test
    void nullIsNotHad() {
        // When
        read("{\"usage\":null,\"error\":{}}");
        // Then
        assertEquals("false true", frame.has(frame.usageStart) + " " + frame.has(frame.errorStart));
    }

    @Test
    void aRoleAloneSaysNothing() {
        // When
        read(Chunks.role());
        // Then
        assertEquals(0, frame.contentBytes);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"delta\":{\"content\":\"a\"}",
                "\"delta\":{\"reasoning_content\":\"a\"}",
                "\"delta\":{\"reasoning\":\"a\"}",
                "\"delta\":{\"tool_calls\":[{}]}",
                "\"delta\":{\"refusal\":\"a\"}",
                "\"delta\":{\"function_call\":{\"name\":\"f\"}}",
                "\"delta\":{\"audio\":{\"data\":\"x\"}}",
                "\"message\":{\"content\":\"a\"}",
                "\"text\":\"a\""
            })
    void contentOfEveryKindIsHeard(String members) {
        // When
        read(choice(0, "," + members));
        // Then
        assertTrue(frame.contentBytes > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"delta\":{\"content\":\"\"}",
                "\"delta\":{\"content\":null}",
                "\"delta\":{\"tool_calls\":[]}",
                "\"delta\":{}",
                "\"delta\":null",
                "\"text\":\"\""
            })
    void emptyFormsSayNothing(String members) {
        // When
        read(choice(0, "," + members));
        // Then
        assertEquals(0, frame.contentBytes);
    }

    @Test
    void isWholeWhenEveryChoiceSeenHasEnded() {
        // Given
        read(choice(0, ",\"finish_reason\":null"));
        read(choice(1, ",\"finish_reason\":null"));
        read(choice(0, ",\"finish_reason\":\"stop\""));
        // When
        read(choice(1, ",\"finish_reason\":\"length\""));
        // Then
        assertTrue(frame.whole());
    }

    @Test
    void isNotWholeWhileOneChoiceGoesOn() {
        // Given
        read(choice(0, ",\"finish_reason\":null"));
        read(choice(1, ",\"finish_reason\":null"));
        // When
        read(choice(0, ",\"finish_reason\":\"stop\""));
        // Then
        assertFalse(frame.whole());
    }

    @Test
    void isNotWholeBeforeAnyChoice() {
        // When
        read("{\"choices\":[]}");
        // Then
        assertFalse(frame.whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abort", "error", "repetition"})
    void aFailureOfTheEngineIsSeen(String reason) {
        // When
        read(choice(0, ",\"finish_reason\":\"" + reason + "\""));
        // Then
        assertTrue(frame.aborted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "7",
                "{",
                "{} {}",
                "{\"choices\":[",
                "{\"choices\":[{\"finish_reason\":",
                "{\"choices\":[{\"delta\":{\"content\":",
                "{\"choices\":[{\"index\":",
                "{\"error\":",
                "{\"usage\"",
                "{\"a\":1",
                "{\"a\":\"1"
            })
    void whatIsNotOneObjectIsRefused(String json) {
        assertFalse(read(json));
    }

    static IntStream cuts() {
        return IntStream.range(0, Chunks.whole("Hel\\u00e9\"lo", 3, 4).length());
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void anyBeginningOfAnAnswerIsRefusedAndHarmless(int length) {
        // Given
        byte[] bytes = Chunks.whole("Hel\\u00e9\"lo", 3, 4).getBytes(StandardCharsets.UTF_8);
        // When
        boolean read = frame.read(Arrays.copyOf(bytes, length), 0, length);
        // Then
        assertFalse(read);
    }
}
