package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A web page in the browser of somebody whose gateway asks for no key.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class PageJourneyTest {

    Office office;

    @BeforeEach
    void answers() {
        office.answer();
    }

    private static Response posted(String path, String origin) {
        return RestAssured.given()
                .header("host", "evil.example:8080")
                .header("origin", origin)
                .contentType("application/json")
                .body(chat("quick").getBytes())
                .post(path);
    }

    /// As a browser sends it once the site's name resolves to 127.0.0.1; `null` where the page
    /// wishes that nobody is told its site.
    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example:8080", "null"})
    void aSiteWhoseNameLeadsHereReachesNoModel(String origin) {
        // When
        Response told = posted(Stage.CHAT, origin);
        // Then
        told.then()
                .statusCode(403)
                .body("error.code", equalTo("forbidden"))
                .body("error.message", containsString("sluice key create --team NAME"));
        assertEquals(0, office.up().seen().size());
    }

    @Test
    void norMaySuchASiteSayWhatItThinksOfADecision() {
        // When
        Response told = posted("/v1/routing/dec_1/feedback", "http://evil.example:8080");
        // Then
        told.then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "app://notes"})
    void whatIsOfThisMachineIsAnswered(String origin) {
        // When
        Response told = posted(Stage.CHAT, origin);
        // Then
        told.then().statusCode(200);
    }
}
