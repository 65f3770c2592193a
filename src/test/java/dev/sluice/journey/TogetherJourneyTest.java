package dev.sluice.journey;

import static dev.sluice.journey.Office.etag;
import static dev.sluice.journey.Office.get;
import static dev.sluice.journey.Office.json;
import static dev.sluice.journey.Office.operator;
import static dev.sluice.journey.Office.save;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A route in one file goes to a pool that another file is to bring: one change, saved as one.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class TogetherJourneyTest {

    private static final String USES =
            OfficeWorld.ROUTES.replace("reasoning: deep", "reasoning: strong");
    private static final String BRINGS = "pools:\n  strong: [ deep ]\n";

    Office office;

    @BeforeEach
    void answer() {
        office.answer();
    }

    @AfterEach
    void restore() throws IOException {
        office.restore();
    }

    private static Map<String, Object> part(String text, String etag) {
        Map<String, Object> part = new HashMap<>();
        part.put("text", text);
        part.put("etag", etag);
        return part;
    }

    private static Response saved(String uses, String etag, String brings) throws IOException {
        return operator()
                .body(
                        json(
                                Map.of(
                                        "files",
                                        Map.of(
                                                "routes.yaml", part(uses, etag),
                                                "more.yaml", part(brings, null)))))
                .put("/admin/config/files");
    }

    @Test
    void neitherHalfIsValidAlone() throws IOException {
        // When
        Response told = save(USES, etag());
        // Then
        told.then().statusCode(422);
    }

    @Test
    void bothHalvesAreInForceAtOnce() throws IOException {
        // When
        Response told = saved(USES, etag(), BRINGS);
        // Then
        told.then()
                .statusCode(200)
                .body("result", equalTo("applied"))
                .body("etags", hasKey("more.yaml"))
                .body("etags.'routes.yaml'", equalTo(etag()));
        get("/admin/routes").then().body("routes[0].reasoning.name", equalTo("strong"));
    }

    @Test
    void whatIsWrongInOneKeepsBothFromBeingWritten() throws IOException {
        // When
        Response told = saved(USES, etag(), BRINGS.replace("deep", "deap"));
        // Then
        told.then()
                .statusCode(422)
                .body("error.code", equalTo("invalid_configuration"))
                .body("problems[0].file", equalTo("more.yaml"));
        assertEquals(OfficeWorld.ROUTES, Files.readString(office.config().resolve("routes.yaml")));
        assertFalse(Files.exists(office.config().resolve("more.yaml")));
    }

    @Test
    void whoeverSavedOneOfThemFirstIsShownAndNoneIsWritten() throws IOException {
        // Given
        String both = etag();
        save(Office.STRICTER, both).then().statusCode(200);
        // When
        Response told = saved(USES, both, BRINGS);
        // Then
        told.then()
                .statusCode(412)
                .body("error.code", equalTo("changed"))
                .body("files.'routes.yaml'.text", equalTo(Office.STRICTER))
                .body("files", not(hasKey("more.yaml")));
        assertFalse(Files.exists(office.config().resolve("more.yaml")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"files\":{}}",
                "{\"files\":{\"routes.yaml\":null}}",
                "{\"files\":{\"routes.yaml\":{\"etag\":\"x\"}}}",
                "{\"files\":{\"../out.yaml\":{\"text\":\"\"}}}"
            })
    void whatIsNoChangeIsNamed(String body) {
        // When
        Response told = operator().body(body.getBytes()).put("/admin/config/files");
        // Then
        told.then().statusCode(400).body("error.code", equalTo("invalid_body"));
    }
}
