package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Why an answer stopped, and whether it said anything.
class FrameStopTest {

    private final Frame frame = new Frame();

    private boolean read(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return frame.read(bytes, 0, bytes.length);
    }

    private static String choice(int index, String members) {
        return "{\"choices\":[{\"index\":" + index + members + "}]}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "length", "tool_calls", "content_filter"})
    void knowsWhyAnAnswerStopped(String reason) {
        // When
        read(choice(0, ",\"finish_reason\":\"" + reason + "\""));
        // Then
        assertEquals(reason, frame.stop);
    }

    @Test
    void aStrangeReasonIsAnother() {
        // When
        read(choice(0, ",\"finish_reason\":\"eos\""));
        // Then
        assertEquals("other", frame.stop);
    }

    @Test
    void lengthIsRememberedOverAnotherChoicesReason() {
        // Given
        read(choice(0, ",\"finish_reason\":\"length\""));
        // When
        read(choice(1, ",\"finish_reason\":\"stop\""));
        // Then
        assertEquals("length", frame.stop);
    }

    @Test
    void thoughtsAreNotVisible() {
        // When
        read(choice(0, ",\"delta\":{\"reasoning_content\":\"hm\",\"content\":\"\"}"));
        // Then
        assertFalse(frame.visible);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"content\":\"x\"", "\"tool_calls\":[{}]", "\"refusal\":\"no\""})
    void whatTheCallerSeesIsVisible(String said) {
        // When
        read(choice(0, ",\"delta\":{" + said + "}"));
        // Then
        assertTrue(frame.visible);
    }
}
