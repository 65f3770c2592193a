package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Bodies that we refuse: nothing of them reaches an upstream, and the caller gets an OpenAI error.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class BodyJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    static List<Arguments> notAnObject() {
        return List.of(
                Arguments.of("nothing", ""),
                Arguments.of("text", "hello"),
                Arguments.of("an array", "[]"),
                Arguments.of("a string", "\"x\""),
                Arguments.of("null", "null"),
                Arguments.of(
                        "truncated", "{\"model\":\"m1\",\"messages\":[{\"role\":\"user\",\"con"),
                Arguments.of("two objects", chat("m1") + chat("m1")),
                Arguments.of("a trailing comma", "{\"model\":\"m1\",}"),
                Arguments.of("a comment", "{/*x*/\"model\":\"m1\"}"),
                Arguments.of("single quotes", "{'model':'m1'}"),
                Arguments.of("NaN", chat("m1", "\"temperature\":NaN")),
                Arguments.of("a raw control character", chat("m1", "\"user\":\"a\u0001b\"")),
                Arguments.of("a null byte", "{\u0000}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notAnObject")
    void ep8_aBodyThatIsNotOneJsonObjectIs400(String what, String body) {
        // When
        Response answer = stage.ask(body);
        // Then
        Stage.isError(answer, 400, null);
    }

    @Test
    void ep8_theMessageNamesThePosition() {
        // When
        Response answer = stage.ask("{\"model\":\"m1\",}");
        // Then
        answer.then().body("error.message", endsWith("position 14"));
    }

    static List<Arguments> wrongTypes() {
        return List.of(
                Arguments.of("model", "{\"model\":7,\"messages\":[]}"),
                Arguments.of("messages", "{\"model\":\"m1\",\"messages\":\"hi\"}"),
                Arguments.of("messages[0]", "{\"model\":\"m1\",\"messages\":[1]}"),
                Arguments.of(
                        "messages[0].content",
                        "{\"model\":\"m1\",\"messages\":[{\"role\":\"user\",\"content\":7}]}"),
                Arguments.of("stream", chat("m1", "\"stream\":\"yes\"")),
                Arguments.of("temperature", chat("m1", "\"temperature\":\"hot\"")),
                Arguments.of("max_tokens", chat("m1", "\"max_tokens\":1.5")),
                Arguments.of("max_tokens", chat("m1", "\"max_tokens\":99999999999")),
                Arguments.of("tools", chat("m1", "\"tools\":{}")),
                Arguments.of("stop", chat("m1", "\"stop\":7")),
                Arguments.of(
                        "stream_options.include_usage",
                        chat("m1", "\"stream_options\":{\"include_usage\":1}")),
                Arguments.of("response_format", chat("m1", "\"response_format\":[]")),
                Arguments.of("reasoning_effort", chat("m1", "\"reasoning_effort\":3")),
                Arguments.of("n", chat("m1", "\"n\":1000000")),
                Arguments.of("n", chat("m1", "\"n\":0")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongTypes")
    void ep8_aWrongTypeNamesItsField(String param, String body) {
        // When
        Response answer = stage.ask(body);
        // Then
        answer.then()
                .statusCode(400)
                .header("x-should-retry", "false")
                .body("error.type", equalTo("invalid_request_error"))
                .body("error.param", equalTo(param));
    }
}
