package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `explain` makes of a header that is given twice is what a call that sends two lines gets.
@QuarkusTest
class InstalledExplainTest {

    private static final String BODY =
            "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @Inject Engine engine;

    @ParameterizedTest
    @CsvSource({
        "x-sluice-tier, fast, reasoning, false",
        "x-sluice-tier, fast, fast, true",
        "x-sluice-fallback, none, allow, false",
        "x-sluice-tags, pii, batch, true"
    })
    void twoLinesAreAsTwoLinesOfACall(String name, String first, String second, boolean routed) {
        // Given
        String refused =
                RestAssured.given()
                        .contentType("application/json")
                        .header(name, first, second)
                        .body(BODY)
                        .post("/v1/chat/completions")
                        .path("error.message");
        Map<String, List<String>> headers = Map.of(name, List.of(first, second));
        // When
        Engine.Answer answer =
                engine.explain(
                        new Engine.Question(
                                "default", "chat/completions", headers, BODY.getBytes()));
        // Then
        assertEquals(routed, answer.routed());
        assertEquals(refused, routed ? null : String.join("", answer.lines()));
    }
}
