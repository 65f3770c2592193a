package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What `/admin/explain` says is what the gateway does: the same engine, asked twice.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ExplainAgreesJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        stage.second().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    private Response told(String team, String tier, String body) {
        return stage.caller()
                .header("x-sluice-tier", tier)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/admin/explain?team=" + team);
    }

    private Response done(String tier, String body) {
        return stage.caller()
                .header("x-sluice-tier", tier)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/v1/chat/completions");
    }

    private static String asking(String model, String question, String member) {
        return "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]%s}"
                .formatted(model, question, member);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            textBlock =
                    """
                    r44  | fast      | hi                                           | ``
                    r44  | reasoning | hi                                           | ``
                    r44  | fast      | Prove it step by step, then derive the bound | ``
                    r44  | fast      | 두 소수의 합을 단계별로 증명하고 계산해 주세요     | ``
                    r44  | fast      | hi                                           | `,"reasoning_effort":"high"`
                    same | fast      | hi                                           | ``
                    """)
    void explainAndTheLivePathAgree(String model, String tier, String question, String member) {
        // Given
        String body = asking(model, question, member);
        JsonPath told = told("all", tier, body).jsonPath();
        // When
        Response done = done(tier, body);
        // Then
        for (String name : List.of("route", "model", "tier", "complexity", "because")) {
            assertEquals(done.header("x-sluice-" + name), told.getString(name), name);
        }
    }

    @Test
    void everyCandidateIsNamedWithItsReason() {
        // When
        JsonPath told = told("all", "fast", asking("r44", "hi", "")).jsonPath();
        // Then
        assertEquals(List.of("a44", "f44"), told.getList("candidates.model"));
        assertFalse(told.getList("candidates.why", String.class).contains(""));
    }

    @Test
    void aRefusalIsExplainedWithStatus200() {
        // Given
        String body = asking("nobody", "hi", "");
        String refused = done("fast", body).jsonPath().getString("error.message");
        // When
        Response told = told("all", "fast", body);
        // Then
        assertEquals(200, told.statusCode());
        assertEquals(refused, told.jsonPath().getString("refusal.message"));
    }

    @Test
    void anUnknownTeamIsToldWhichThereAre() {
        // When
        Response told = told("nobody", "fast", asking("r44", "hi", ""));
        // Then
        assertEquals(400, told.statusCode());
        assertTrue(told.jsonPath().getString("error.message").contains("all, few"));
    }
}
