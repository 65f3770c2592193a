package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusedBodiesTest {

    private static final String GOOD = "{\"model\":\"m\",\"messages\":[]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nonsense",
                "null",
                "[]",
                "\"text\"",
                "12",
                "\uFEFF" + GOOD,
                GOOD + "x",
                GOOD + GOOD,
                GOOD + "]",
                "{\"model\":\"m\",\"messages\":[]",
                "{\"model\":\"m\",\"messages\":[],}",
                "{\"model\":\"m\",\"messages\":[,]}",
                "{model:\"m\",\"messages\":[]}",
                "{'model':'m','messages':[]}",
                "{\"model\":\"m\",/* no */\"messages\":[]}",
                "{\"model\":\"m\",\"x\":NaN,\"messages\":[]}",
                "{\"model\":\"m\",\"x\":-Infinity,\"messages\":[]}",
                "{\"model\":\"m\",\"x\":01,\"messages\":[]}",
                "{\"model\":\"m\",\"x\":+1,\"messages\":[]}",
                "{\"model\":\"m\",\"x\":.5,\"messages\":[]}",
                "{\"model\":\"m\",\"x\":\"a\tb\",\"messages\":[]}",
                "{\"model\":\"m\",\"x\":\"\\x\",\"messages\":[]}",
                "{\"model\":\"m\",\"x\":\"\\u12g4\",\"messages\":[]}",
                "{\"model\":\"m\",\"x\":\"open,\"messages\":[]}",
                "{\"model\":\"m\" \"messages\":[]}"
            })
    void refusesWhatIsNotOneJsonObject(String body) {
        assertInstanceOf(Refusal.Malformed.class, refusal(body.getBytes(UTF_8)));
    }

    @Test
    void refusesUtf16() {
        assertInstanceOf(Refusal.Malformed.class, refusal(GOOD.getBytes(UTF_16LE)));
    }

    @Test
    void refusesUtf32() {
        assertInstanceOf(
                Refusal.Malformed.class, refusal(GOOD.getBytes(Charset.forName("UTF-32BE"))));
    }

    @Test
    void refusesLatin1AndNamesThePosition() {
        // Given
        byte[] body = "{\"model\":\"caf\u00e9\",\"messages\":[]}".getBytes(ISO_8859_1);

        // When
        Refusal refusal = refusal(body);

        // Then
        assertEquals("the body is not UTF-8 at byte position 13", refusal.message());
    }

    @Test
    void namesThePositionOfASyntaxError() {
        // When
        Refusal.Malformed refusal = malformed("{\"model\":\"m\",\"messages\":[{\"role\":secret}]}");

        // Then
        assertEquals("messages[0].role", refusal.param());
        assertTrue(refusal.message().endsWith("at byte position 33"), refusal.message());
        assertFalse(refusal.message().contains("secret"), refusal.message());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "{\"model\":1}|model",
                "{\"model\":null}|model",
                "{\"model\":[\"m\"]}|model",
                "{\"model\":{\"a\":1}}|model",
                "{\"model\":\"\\ud800\"}|model",
                "{\"messages\":null}|messages",
                "{\"messages\":{}}|messages",
                "{\"messages\":\"hi\"}|messages",
                "{\"messages\":[1]}|messages[0]",
                "{\"messages\":[{\"role\":1}]}|messages[0].role",
                "{\"messages\":[{\"role\":null}]}|messages[0].role",
                "{\"messages\":[{},{\"content\":7}]}|messages[1].content",
                "{\"messages\":[{\"content\":{}}]}|messages[0].content",
                "{\"messages\":[{\"content\":[3]}]}|messages[0].content[0]",
                "{\"messages\":[{\"content\":[{},{\"type\":1}]}]}|messages[0].content[1].type",
                "{\"messages\":[{\"content\":[{\"text\":1}]}]}|messages[0].content[0].text",
                "{\"stream\":1}|stream",
                "{\"stream\":\"true\"}|stream",
                "{\"stream_options\":true}|stream_options",
                "{\"stream_options\":{\"include_usage\":1}}|stream_options.include_usage",
                "{\"max_tokens\":\"5\"}|max_tokens",
                "{\"max_tokens\":1.5}|max_tokens",
                "{\"max_tokens\":-1}|max_tokens",
                "{\"max_tokens\":99999999999}|max_tokens",
                "{\"temperature\":\"hot\"}|temperature",
                "{\"temperature\":1e999}|temperature",
                "{\"user\":5}|user",
                "{\"reasoning_effort\":5}|reasoning_effort",
                "{\"response_format\":\"json\"}|response_format",
                "{\"response_format\":{\"type\":1}}|response_format.type",
                "{\"tools\":{}}|tools",
                "{\"tools\":[1]}|tools[0]",
                "{\"stop\":1}|stop",
                "{\"stop\":[1]}|stop[0]"
            })
    void namesThePathOfAWrongType(String body, String path) {
        assertEquals(path, malformed(body).param());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "{}", "[{}]", "[null]", "[1.5]", "[\"a\",1]", "[[\"a\"]]", "[[1],2]"})
    void refusesInputThatIsNeitherTextNorTokens(String input) {
        // Given
        byte[] body = ("{\"model\":\"m\",\"input\":" + input + "}").getBytes(UTF_8);

        // When
        Refusal refusal = refusal(Endpoint.EMBEDDINGS, body);

        // Then
        assertTrue(((Refusal.Malformed) refusal).param().startsWith("input"));
    }

    @Test
    void namesAMissingModel() {
        assertEquals(
                new Refusal.Malformed(
                        "model", "missing_required_parameter", "missing required parameter: model"),
                malformed("{\"messages\":[]}"));
    }

    @Test
    void namesMissingMessages() {
        assertEquals("messages", malformed("{\"model\":\"m\"}").param());
    }

    @Test
    void namesAMissingInput() {
        // When
        Refusal refusal = refusal(Endpoint.EMBEDDINGS, "{\"model\":\"m\"}".getBytes(UTF_8));

        // Then
        assertEquals("input", ((Refusal.Malformed) refusal).param());
    }

    @Test
    void showsNoKeyThatIsNoName() {
        assertEquals(
                "metadata.*",
                malformed("{\"metadata\":{\"my secret\":1,\"my secret\":2}}").param());
    }

    static Refusal.Malformed malformed(String body) {
        return (Refusal.Malformed) refusal(body.getBytes(UTF_8));
    }

    static Refusal refusal(byte[] body) {
        return refusal(Endpoint.CHAT, body);
    }

    static Refusal refusal(Endpoint endpoint, byte[] body) {
        return assertThrows(Refused.class, () -> Asks.read(endpoint, body)).refusal();
    }
}
