package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.count;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// When upstreams fail, no instance is better than another.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ReadinessJourneyTest {

    Stage stage;

    @TestHTTPResource(value = "/health/", management = true)
    String health;

    @ParameterizedTest
    @ValueSource(strings = {"ready", "live"})
    void r64_aTargetThatIsOutMakesNoInstanceUnfit(String probe) {
        // Given
        for (int i = 0; i < 6; i++) {
            stage.ask(chat("gone"));
        }
        // When
        int status = RestAssured.get(health + probe).statusCode();
        // Then
        assertEquals("0.0 200", count("sluice.upstream.up", "target", "gone") + " " + status);
    }
}
