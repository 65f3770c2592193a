package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Asks;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What answers to `/v1/messages` lack.
class MessageShortfallTest {

    private static final String LOOK = "\"tools\":[{\"name\":\"look\",\"input_schema\":{}}]";

    private static String message(String members, String content, String reason) {
        return Shortfall.of(
                Asks.messages("hi", members),
                Buffer.buffer(
                        "{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[%s],\"stop_reason\":\"%s\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}"
                                .formatted(content, reason)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{\"type\":\"text\",\"text\":\"yes\"} | end_turn | ",
                "{\"type\":\"text\",\"text\":\"y\"} | max_tokens | length",
                "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"s\"} | end_turn | empty",
                " | end_turn | empty",
                "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"look\",\"input\":{}} | tool_use | ",
                "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"leap\",\"input\":{}} | tool_use | tool_call"
            })
    void anAnswerInAnthropicsWordsFallsShortAsWell(String content, String reason, String cause) {
        assertEquals(cause, message(LOOK, content == null ? "" : content, reason));
    }

    @Test
    void anthropicsSchemaIsBrokenToo() {
        // When
        String cause =
                message(
                        "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{}}}",
                        "{\"type\":\"text\",\"text\":\"no JSON\"}",
                        "end_turn");
        // Then
        assertEquals("schema", cause);
    }
}
