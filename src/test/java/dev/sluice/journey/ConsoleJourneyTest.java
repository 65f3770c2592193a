package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The console's paths in a build without Node, as that of the tests; with it, a browser looks
/// (`make ui-test`).
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ConsoleJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console"})
    void theGatewaysAddressLeadsToTheConsole(String path) {
        // When
        Response answer = stage.caller().redirects().follow(false).get(path);

        // Then
        assertEquals("302 /console/", answer.statusCode() + " " + answer.header("location"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/console", "/console/"})
    void headIsAnsweredAsGet(String path) {
        // Given
        Response got = stage.caller().redirects().follow(false).get(path);

        // When
        Response told = stage.caller().redirects().follow(false).head(path);

        // Then
        assertEquals(got.statusLine() + got.headers(), told.statusLine() + told.headers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/models", "/console/assets/index.js"})
    void aBuildWithoutTheConsoleSaysInOneLineWhatIsMissing(String path) {
        // When
        Response answer = stage.caller().get(path);

        // Then
        assertEquals(
                "404 This build has no console: Node 20.19 or newer was not on the PATH. Install it"
                        + " and start again with `make run`.\n",
                answer.statusCode() + " " + answer.body().asString());
    }

    @Test
    void evenThatLineComesWithThePolicy() {
        // When
        Response answer = stage.caller().get("/console/");

        // Then
        assertEquals("nosniff", answer.header("x-content-type-options"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/consolex",
        "GET,/console.html",
        "POST,/",
        "POST,/console/",
        "DELETE,/console/models"
    })
    void whatIsNotTheConsolesIsUnknownAsEver(Method method, String path) {
        // When
        Response answer = stage.caller().request(method, path);

        // Then
        Stage.isError(answer, 404, "unknown_url");
    }
}
