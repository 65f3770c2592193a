package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/// Decisions as an operator sees them, and how to make some.
final class Board {

    /// What no record may hold.
    static final String CANARY = "xylophone canary 7319";

    private Board() {}

    static RequestSpecification operator() {
        return RestAssured.given().urlEncodingEnabled(false);
    }

    static Response record(String decision) {
        return operator().get("/admin/decisions/" + decision);
    }

    static String decision(Stage stage) {
        return stage.ask(chat(stage.model())).header("x-sluice-decision");
    }

    /// Of the team that may use few models, about [#CANARY].
    static String asFew(Stage stage, String model) {
        return RestAssured.given()
                .header("authorization", "Bearer " + stage.fewKey())
                .contentType("application/json")
                .body(chat(model).replace("\"hi\"", "\"" + CANARY + "\"").getBytes())
                .post(Stage.CHAT)
                .header("x-sluice-decision");
    }
}
