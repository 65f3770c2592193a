package dev.sluice.journey;

import static dev.sluice.journey.Office.ask;
import static dev.sluice.journey.Office.get;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What runs, as operators see it and as it happens.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class SystemJourneyTest {

    Office office;

    @BeforeEach
    void answer() {
        office.answer();
    }

    @Test
    void theSystemPageSaysWhatRuns() {
        // When
        Response told = get("/admin/system");
        // Then
        told.then()
                .statusCode(200)
                .body("build.java", notNullValue())
                .body("admin.key", equalTo(false))
                .body("targets.name", hasItem("quick"))
                .body("log_level.level", equalTo("INFO"));
    }

    /// Over an hour, of which this process has seen minutes.
    @Test
    void aRateIsOfTheTimeThatThereWas() throws TimeoutException {
        // Given
        ask("auto");
        String route = "routes.find { it.name == 'auto' }.stats.";
        Stage.await(
                () -> get("/admin/routes").jsonPath().getInt(route + "requests") > 0,
                "a call of the route");
        long since = get("/admin/overview").jsonPath().getLong("started_at");
        // When
        JsonPath told = get("/admin/routes").jsonPath();
        // Then
        double most = Math.clamp((System.currentTimeMillis() - since) / 1_000.0, 1, 3_600);
        double least = told.getInt(route + "requests") / most;
        assertTrue(told.getDouble(route + "rps") > least * 0.99 - 1e-6);
    }

    @Test
    void aLogLevelFallsBackByItself() {
        // When
        Response told =
                RestAssured.given().body("{\"level\":\"DEBUG\"}").put("/admin/system/log-level");
        // Then
        told.then().statusCode(200).body("until_at", notNullValue());
        RestAssured.given().body("{\"level\":\"INFO\"}").put("/admin/system/log-level");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{\"level\":\"TRACE\"}", "{\"levels\":1}", "{\"level\":"})
    void whatIsNoLogLevelIsRefused(String body) {
        // When
        Response told = RestAssured.given().body(body).put("/admin/system/log-level");
        // Then
        told.then().statusCode(400).body("error.code", equalTo("invalid_body"));
    }

    @Test
    void liveTellsOnceASecondAndWhatWasMissed() throws IOException {
        // Given
        ask("quick");
        long second = System.currentTimeMillis() / 1000 - 5;
        // When
        String told = listen("last-event-id: " + second);
        // Then
        assertTrue(told.contains("\"late\":true"), told);
    }

    private static String listen(String header) throws IOException {
        URI uri = URI.create("http://127.0.0.1:" + RestAssured.port);
        try (RawClient client = RawClient.to(uri)) {
            client.send(
                    "GET /admin/live HTTP/1.1\r\nhost: %s\r\n%s\r\n\r\n"
                            .formatted(uri.getAuthority(), header));
            client.head();
            StringBuilder told = new StringBuilder();
            while (!told.toString().contains("\"late\":false")) {
                told.append(client.chunk());
            }
            return told.toString();
        }
    }

    @Test
    void aStreamBeginsWithHowToComeBack() throws IOException {
        // When
        String told = listen("accept: text/event-stream");
        // Then
        assertTrue(told.startsWith("retry: 1000\n"), told);
    }
}
