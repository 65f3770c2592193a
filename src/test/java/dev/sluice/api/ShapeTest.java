package dev.sluice.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.wire.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every refusal as a caller in Anthropic's words gets it: status and type.
class ShapeTest {

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of(
                        new Refusal.Unauthenticated("missing", "m"), "401 authentication_error"),
                Arguments.of(new Refusal.Malformed("p", "c", "m"), "400 invalid_request_error"),
                Arguments.of(new Refusal.TooLarge("m"), "413 request_too_large"),
                Arguments.of(new Refusal.HeadTooLarge("m"), "431 invalid_request_error"),
                Arguments.of(new Refusal.Stalled("m"), "408 timeout_error"),
                Arguments.of(new Refusal.UnsupportedMedia("m"), "415 invalid_request_error"),
                Arguments.of(new Refusal.ModelNotFound("m"), "404 not_found_error"),
                Arguments.of(new Refusal.Forbidden("m"), "403 permission_error"),
                Arguments.of(new Refusal.NoCandidate("t", "m"), "400 invalid_request_error"),
                Arguments.of(new Refusal.Limited("rpm", "m", 3_000), "429 rate_limit_error"),
                Arguments.of(new Refusal.Busy("overloaded", "m", 0), "529 overloaded_error"),
                Arguments.of(new Refusal.Relayed(422, "m", "{}"), "422 invalid_request_error"),
                Arguments.of(
                        new Refusal.Upstream("upstream_rate_limited", "m", 0, true),
                        "429 rate_limit_error"),
                Arguments.of(
                        new Refusal.Upstream("upstream_timeout", "m", 0, true),
                        "504 timeout_error"),
                Arguments.of(new Refusal.Upstream("upstream_error", "m", 0, true), "500 api_error"),
                Arguments.of(new Refusal.NoUpstream("m", 0, false), "529 overloaded_error"),
                Arguments.of(new Refusal.Conflict("m"), "409 invalid_request_error"),
                Arguments.of(new Refusal.UnknownUrl("m"), "404 not_found_error"),
                Arguments.of(new Refusal.WrongMethod("POST", "m"), "405 invalid_request_error"),
                Arguments.of(new Refusal.Internal("m"), "500 api_error"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalHasAnthropicsWord(Refusal refusal, String expected) {
        // When
        ErrorMapper.Answer answer = Shape.ANTHROPIC.answer(refusal, "r");
        // Then
        JsonObject body = new JsonObject(answer.body());
        assertEquals(
                expected, answer.status() + " " + body.getJsonObject("error").getString("type"));
    }

    @Test
    void aHintOfWhenToTryAgainStays() {
        assertEquals(
                3_000,
                Shape.ANTHROPIC
                        .answer(new Refusal.Limited("rpm", "m", 3_000), "r")
                        .retryAfterMillis());
    }

    @Test
    void theObjectIsAnthropics() {
        assertEquals(
                "{\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"m \\\"x\\\"\"},\"request_id\":\"r\"}",
                Shape.ANTHROPIC.answer(new Refusal.Internal("m \"x\""), "r").body());
    }

    @Test
    void theLastEventHasAName() {
        assertEquals(
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"api_error\",\"message\":\"m\"},\"request_id\":\"r\"}\n\n",
                Shape.ANTHROPIC.event(new Refusal.Internal("m"), "r"));
    }
}
