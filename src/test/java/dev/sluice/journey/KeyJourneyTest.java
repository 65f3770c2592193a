package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may call, and whose key goes where.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class KeyJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    @ParameterizedTest
    @CsvSource({
        "authorization,'Bearer '",
        "authorization,'bearer '",
        "authorization,'BEARER '",
        "api-key,''",
        "x-api-key,''"
    })
    void auth1_theKeyIsTakenFromEachHeader(String header, String prefix) {
        // When
        Response answer = Stage.with(header, prefix + stage.key());
        // Then
        answer.then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer wrong", "Basic abc", "Bearer", "slc_x"})
    void auth2_noKeyOrAWrongOneIs401(String value) {
        // When
        Response answer = Stage.with("authorization", value);
        // Then
        answer.then()
                .statusCode(401)
                .header("www-authenticate", "Bearer")
                .header("x-should-retry", "false")
                .body("error.code", equalTo("invalid_api_key"))
                .body("error.type", equalTo("invalid_request_error"));
    }

    /// A stranger's headers are nobody's concern.
    @Test
    void auth2_aWrongKeyIs401WhateverElseIsWrong() {
        // When
        Response answer =
                RestAssured.given()
                        .headers("authorization", "Bearer wrong", "x-sluice-tier", "odd")
                        .contentType("application/json")
                        .body(chat("m1"))
                        .post("/v1/chat/completions");
        // Then
        answer.then().statusCode(401).body("error.code", equalTo("invalid_api_key"));
    }

    @Test
    void auth2_aKeyWithOneLetterChangedIs401() {
        // Given
        char last = stage.key().charAt(30);
        String wrong = stage.key().replace(last, last == 'a' ? 'b' : 'a');
        // When
        Response answer = Stage.with("authorization", "Bearer " + wrong);
        // Then
        answer.then().statusCode(401).body("error.message", not(containsString(wrong)));
    }

    @Test
    void auth2_twoDifferentKeysAre401() {
        // When
        Response answer =
                stage.caller()
                        .header("x-api-key", stage.fewKey())
                        .body(chat("same").getBytes())
                        .post(Stage.CHAT);
        // Then
        answer.then().statusCode(401);
    }

    @Test
    void auth2_aRefusedCallerIsCountedByReason() {
        // Given
        double before = Stage.count("sluice.auth.failures", "reason", "missing");
        // When
        RestAssured.given().contentType("application/json").body("{}".getBytes()).post(Stage.CHAT);
        // Then
        assertEquals(before + 1, Stage.count("sluice.auth.failures", "reason", "missing"));
    }

    @Test
    void auth3_theUpstreamGetsItsOwnKey() throws Exception {
        // When
        Stage.with("authorization", "Bearer " + stage.key());
        // Then
        assertEquals("Bearer " + World.UPSTREAM_KEY, stage.up().take().header("authorization"));
    }

    @Test
    void auth3_auth5_secretsInAnUpstreamsErrorAreRedacted() {
        // Given
        String json =
                "{\"error\":{\"message\":\"key %s is odd\",\"type\":\"t\",\"param\":null,\"code\":\"c\",\"metadata\":{\"raw\":\"Bearer %s\"}}}";
        stage.up()
                .always(
                        Script.status(400)
                                .json(json.formatted(World.UPSTREAM_KEY, World.UPSTREAM_KEY)));
        // When
        Response answer = stage.ask(chat(stage.model()));
        // Then
        assertFalse(answer.asString().contains(World.UPSTREAM_KEY), answer.asString());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void err6_ourRefusedCredentialIsNotTheCallersFault(int status) {
        // Given
        stage.up().always(Script.error(status, "invalid_api_key"));
        String model = stage.fresh();
        // When
        Response answer = stage.ask(chat(model));
        // Then
        answer.then().statusCode(502).body("error.code", equalTo("upstream_error"));
        assertEquals(1.0, Stage.ended(model, "5xx", "upstream_auth"));
    }
}
