package dev.sluice.journey;

import static dev.sluice.journey.Office.FILE;
import static dev.sluice.journey.Office.STRICTER;
import static dev.sluice.journey.Office.etag;
import static dev.sluice.journey.Office.get;
import static dev.sluice.journey.Office.json;
import static dev.sluice.journey.Office.operator;
import static dev.sluice.journey.Office.save;
import static dev.sluice.journey.Office.saveNew;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two editors of one configuration, what is tried before it is saved, and what is refused.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class EditorJourneyTest {

    Office office;

    @BeforeEach
    void answer() {
        office.answer();
    }

    @AfterEach
    void restore() throws IOException {
        office.restore();
    }

    @Test
    void aSavedFileIsInForceAtOnce() throws IOException {
        // When
        Response told = save(STRICTER, etag());
        // Then
        told.then()
                .statusCode(200)
                .body("result", equalTo("applied"))
                .body("etag", equalTo(etag()));
        get("/admin/routes").then().body("routes[0].threshold", equalTo(0.4f));
    }

    @Test
    void aSecondEditorLosesNothing() throws IOException {
        // Given
        String both = etag();
        save(STRICTER, both).then().statusCode(200);
        // When
        Response told = save(OfficeWorld.ROUTES + "# mine\n", both);
        // Then
        told.then()
                .statusCode(412)
                .body("error.code", equalTo("changed"))
                .body("current.text", equalTo(STRICTER))
                .body("current.etag", equalTo(etag()));
    }

    @Test
    void whoSawTheOthersTextMaySave() throws IOException {
        // Given
        String both = etag();
        save(STRICTER, both);
        String theirs = save(OfficeWorld.ROUTES + "# mine\n", both).path("current.etag");
        // When
        Response told = save(OfficeWorld.ROUTES + "# mine\n", theirs);
        // Then
        told.then().statusCode(200);
    }

    @Test
    void aFileIsNotSavedBlindly() throws IOException {
        // When
        Response told = operator().body(json(Map.of("text", STRICTER))).put(FILE);
        // Then
        told.then().statusCode(428).body("error.code", equalTo("precondition_required"));
    }

    @Test
    void aNewFileMustBeNew() throws IOException {
        // When
        Response told = saveNew("routes.yaml", STRICTER);
        // Then
        told.then().statusCode(412).body("current.text", equalTo(OfficeWorld.ROUTES));
    }

    @Test
    void aNewFileIsMade() throws IOException {
        // When
        Response told = saveNew("more.yaml", "routes:\n  second: { fast: deep }\n");
        // Then
        told.then().statusCode(200).body("result", equalTo("applied"));
    }

    @Test
    void anInvalidTextIsNotSaved() throws IOException {
        // Given
        Path file = office.config().resolve("routes.yaml");
        // When
        Response told = save(STRICTER.replace("deep", "deap"), etag());
        // Then
        told.then().statusCode(422).body("error.code", equalTo("invalid_configuration"));
        assertEquals(OfficeWorld.ROUTES, Files.readString(file));
    }
}
