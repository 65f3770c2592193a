package dev.sluice.answer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Asks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidityTest {

    private static final String NEEDS_A =
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}},\"required\":[\"a\"]}";

    private static final Ask SCHEMA =
            Asks.chatWith(
                    "hi",
                    "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"schema\":%s}}"
                            .formatted(NEEDS_A));

    private static final String LOOK =
            "{\"type\":\"function\",\"function\":{\"name\":\"look\",\"parameters\":%s}}"
                    .formatted(NEEDS_A);

    private static final Ask TOOLS = Asks.chatWith("hi", "\"tools\":[" + LOOK + "]");

    private static String of(Ask ask, String answer) {
        return Validity.of(ask.told(), Contract.of(ask), answer.getBytes(UTF_8));
    }

    private static String said(String content, String finish) {
        return "{\"choices\":[{\"message\":{\"content\":%s},\"finish_reason\":\"%s\"}]}"
                .formatted(Asks.quoted(content), finish);
    }

    private static String called(String name, String arguments) {
        return "{\"choices\":[{\"message\":{\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"%s\",\"arguments\":%s}}]},\"finish_reason\":\"tool_calls\"}]}"
                .formatted(name, Asks.quoted(arguments));
    }

    private static String chunk(String delta, String finish) {
        return "data: {\"id\":\"x\",\"choices\":[{\"index\":0,\"delta\":%s,\"finish_reason\":%s}]}\n\n"
                .formatted(delta, finish);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{\"a\":1} | ##",
                "{\"a\": | schema",
                "{\"a\":1} and more | schema",
                "{\"a\":\"1\"} | schema",
                "{} | schema",
                "here you are | schema",
                "## | ##"
            })
    void aWholeAnswerKeepsToItsSchemaOrBreaksIt(String content, String fault) {
        assertEquals(fault, of(SCHEMA, said(content, "stop")));
    }

    @Test
    void anAnswerThatWasCutIsNotBlamedForItsForm() {
        assertEquals("", of(SCHEMA, said("{\"a\":", "length")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "look | {\"a\":1} | ##",
                "look | {\"a\": | tool_call",
                "look | [1] | tool_call",
                "look | {\"b\":1} | tool_call",
                "look | ## | tool_call",
                "leap | {\"a\":1} | tool_call"
            })
    void aCallIsOfAToolThatWasOfferedAndAsItWasDescribed(
            String name, String arguments, String fault) {
        assertEquals(fault, of(TOOLS, called(name, arguments)));
    }

    @Test
    void aCallWithoutArgumentsMayBeEmpty() {
        // Given
        Ask ask = Asks.withTools("hi", 1);
        // Then
        assertEquals("", of(ask, called("look", "")));
    }

    @Test
    void textThatSpeaksOfCallsIsNone() {
        assertEquals("", of(TOOLS, said("I would write \"tool_calls\": {", "stop")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {"1} | ##", "1 | tool_call", "\\\"x\\\"} | tool_call"})
    void aStreamedCallIsPutTogetherFirst(String rest, String fault) {
        // Given
        String stream =
                chunk(
                                "{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"look\",\"arguments\":\"{\\\"a\\\":\"}}]}",
                                "null")
                        + chunk(
                                "{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"%s\"}}]}"
                                        .formatted(rest),
                                "null")
                        + chunk("{}", "\"tool_calls\"")
                        + "data: [DONE]\n\n";
        // When
        String found = of(TOOLS, stream);
        // Then
        assertEquals(fault, found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {"1} | ##", "1 | schema"})
    void aStreamedTextIsPutTogetherFirst(String rest, String fault) {
        // Given
        String stream =
                chunk("{\"content\":\"{\\\"a\\\":\"}", "null")
                        + chunk("{\"content\":\"%s\"}".formatted(rest), "null")
                        + chunk("{}", "\"stop\"");
        // When
        String found = of(SCHEMA, stream);
        // Then
        assertEquals(fault, found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {"1} | ##", "1 | tool_call", "\\\"x\\\"} | tool_call"})
    void anthropicsEventsAreReadAsWell(String rest, String fault) {
        // Given
        Ask ask =
                Asks.messages(
                        "hi",
                        "\"stream\":true,\"tools\":[{\"name\":\"look\",\"input_schema\":%s}]"
                                .formatted(NEEDS_A));
        String stream =
                """
                event: message_start
                data: {"type":"message_start","message":{"id":"m","usage":{"input_tokens":1,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"t","name":"look","input":{}}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\\"a\\":%s"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"tool_use"},"usage":{"output_tokens":9}}

                event: message_stop
                data: {"type":"message_stop"}

                """
                        .formatted(rest);
        // When
        String found = of(ask, stream);
        // Then
        assertEquals(fault, found);
    }

    @Test
    void aWholeMessageIsReadAsWell() {
        // Given
        Ask ask =
                Asks.messages(
                        "hi",
                        "\"tools\":[{\"name\":\"look\",\"input_schema\":%s}]".formatted(NEEDS_A));
        // When
        String found =
                of(
                        ask,
                        "{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"look\",\"input\":{\"a\":\"x\"}}],\"stop_reason\":\"tool_use\",\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}");
        // Then
        assertEquals("tool_call", found);
    }

    @Test
    void whatCannotBeReadBlamesNobody() {
        assertEquals("", of(TOOLS, "\"tool_calls\" {{{"));
    }
}
