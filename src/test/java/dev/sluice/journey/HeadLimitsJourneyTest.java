package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Heads that are too large.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class HeadLimitsJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void hdr1_headersOverTheLimitAre431() throws Exception {
        try (RawClient client =
                stage.send(Stage.CHAT, chat("same"), "x-long: " + "x".repeat(20_000))) {
            // When
            String head = client.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 431 "), head);
            assertTrue(client.rest().contains("\"request_headers_too_large\""));
        }
    }

    @ParameterizedTest
    @CsvSource({"8193, 1", "10, 101", "170, 100"})
    void s37_headersOverEachLimitAre431(int length, int times) {
        // Given
        RequestSpecification caller = stage.caller();
        for (int i = 0; i < times; i++) {
            caller = caller.header("x-" + i, "x".repeat(length));
        }
        // When
        Response answer = caller.body(chat("same").getBytes()).post(Stage.CHAT);
        // Then
        answer.then().statusCode(431).body("error.code", equalTo("request_headers_too_large"));
    }

    @Test
    void s37_aHeaderAtItsLimitIsTaken() {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        RequestSpecification caller = stage.caller().header("x-long", "x".repeat(8_192));
        // When
        Response answer = caller.body(chat("same").getBytes()).post(Stage.CHAT);
        // Then
        answer.then().statusCode(200);
    }

    @Test
    void s37_aHeadOverTheServersOwnLimitIs431() throws Exception {
        try (RawClient client = RawClient.to(stage.uri())) {
            client.send("POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\n");
            // When
            client.send("x-long: " + "x".repeat(66_000));
            // Then
            assertTrue(client.head().startsWith("HTTP/1.1 431 "));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/routing/x/feedback", "/v1/nothing", "/v1/models"})
    void hdr1_headersOverTheLimitAre431WhateverIsAsked(String path) {
        // Given
        RequestSpecification caller = stage.caller().header("x-long", "x".repeat(17_000));
        // When
        Response answer = caller.body("{\"verdict\":\"good\"}".getBytes()).post(path);
        // Then
        answer.then().statusCode(431).body("error.code", equalTo("request_headers_too_large"));
    }

    @Test
    void hdr1_modelsAreNotListedForTooManyHeaders() {
        // When
        Response answer = stage.caller().header("x-long", "x".repeat(9_000)).get("/v1/models");
        // Then
        answer.then().statusCode(431).body("error.type", equalTo("invalid_request_error"));
    }
}
