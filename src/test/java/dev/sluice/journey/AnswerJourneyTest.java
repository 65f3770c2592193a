package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What comes back from an unstreamed call is what the upstream said.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class AnswerJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private void answersWell() {
        stage.up().always(Script.ok(Chunks.whole("Hello", 9, 12)));
    }

    @Test
    void ans1_relaysTheAnswer() {
        // Given
        answersWell();
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then()
                .statusCode(200)
                .body("object", equalTo("chat.completion"))
                .body("id", equalTo("chatcmpl-fake"))
                .body("choices[0].message.content", equalTo("Hello"));
    }

    @Test
    void ans7_keepsTheBytesButForTheModel() {
        // Given
        String model = stage.model();
        String wild =
                "{ \"id\":\"x\",\"model\" : \"up\",\"choices\":[{\"index\":76,\"finish_reason\":\"odd\",\"message\":"
                        + "{\"role\":\"assistant\",\"content\":null,\"refusal\":null}}],\"usage\":{\"prompt_tokens\":0},\"n\":1.0}";
        stage.up().always(Script.ok(wild));
        // When
        Response answer = stage.ask(chat(model));
        // Then
        assertEquals(wild.replace("\"up\"", '"' + model + '"'), answer.asString());
    }

    @Test
    void ans9_keepsUnknownMembersAtAnyDepth() {
        // Given
        JsonObject said = new JsonObject(Chunks.whole("a", 1, 1));
        said.put("x_groq", new JsonObject().put("id", "r"));
        said.getJsonArray("choices").getJsonObject(0).put("stop_reason", 7);
        stage.up().always(Script.ok(said.encode()));
        String model = stage.fresh();
        // When
        Response answer = stage.ask(chat(model));
        // Then
        assertEquals(said.put("model", model), new JsonObject(answer.asString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":[1,2]}", "[3]", "7", "\"many\"", "{\"prompt_tokens\":1e400}"})
    void usage8_anOddUsageIsNoReasonToFail(String usage) {
        // Given
        String body =
                "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{}}],\"usage\":%s}";
        stage.up().always(Script.ok(body.formatted(usage)));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(200);
    }

    @Test
    void echo1_theAnswerNamesTheModelAsTheCallerDid() {
        // Given
        answersWell();
        int route = stage.route();
        // When
        Response answer = stage.ask(chat("r" + route));
        // Then
        answer.then().body("model", equalTo("r" + route)).header("x-sluice-model", "a" + route);
    }

    @Test
    void echo2_fingerprintAndServiceTierAreTheUpstreams() {
        // Given
        String body = Chunks.whole("a", 1, 1);
        stage.up()
                .always(
                        Script.ok(
                                "{\"system_fingerprint\":\"fp_1\",\"service_tier\":\"flex\","
                                        + body.substring(1)));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then()
                .body("system_fingerprint", equalTo("fp_1"))
                .body("service_tier", equalTo("flex"));
    }

    @Test
    void sse16_aStreamForAnUnstreamedRequestIs502() {
        // Given
        stage.up().always(Script.chat("a"));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        answer.then().statusCode(502).body("error.message", containsString("not one JSON object"));
    }

    @Test
    void countsTokensAndCostOfTheAnswer() {
        // Given
        answersWell();
        String model = stage.fresh();
        // When
        stage.ask(chat(model));
        // Then
        assertEquals(
                "1.0 9.0 12.0 33.0",
                Stage.ended(model, "2xx", "none")
                        + " "
                        + Stage.count("sluice.tokens", "model", model, "type", "input")
                        + " "
                        + Stage.count("sluice.tokens", "model", model, "type", "output")
                        + " "
                        + Stage.count("sluice.cost.micros", "model", model));
    }

    @Test
    void aModelWithoutAPriceIsCountedAsUnpriced() {
        // Given
        answersWell();
        // When
        stage.ask(chat("unpriced"));
        // Then
        assertEquals(
                1.0,
                Stage.count(
                        "sluice.cost.unpriced", "model", "unpriced", "reason", "price_missing"));
    }

    @Test
    void enc1_aWholeAnswerIsNotCompressedUnasked() {
        // Given
        answersWell();
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        assertFalse(answer.headers().hasHeaderWithName("content-encoding"));
    }
}
