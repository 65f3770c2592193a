package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
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

    private static final String FILE = "/admin/config/files/routes.yaml";
    private static final String STRICTER =
            OfficeWorld.ROUTES.replace("reasoning-above: 0.3", "reasoning-above: 0.4");

    Office office;

    @BeforeEach
    void answer() {
        office.up().clear();
        office.up().always(Script.ok(Chunks.whole("Hello", 3, 2)));
    }

    @AfterEach
    void restore() throws IOException {
        Files.writeString(office.config().resolve("routes.yaml"), OfficeWorld.ROUTES);
        Files.deleteIfExists(office.config().resolve("more.yaml"));
        RestAssured.post("/admin/config/reload").then().statusCode(200);
    }

    private static RequestSpecification operator() {
        return RestAssured.given().urlEncodingEnabled(false);
    }

    private static byte[] json(Object body) throws IOException {
        return new ObjectMapper().writeValueAsBytes(body);
    }

    private static Response save(String path, String text, String etag) throws IOException {
        return operator().header("if-match", etag).body(json(Map.of("text", text))).put(path);
    }

    private static String etag() {
        return operator().get(FILE).header("etag");
    }

    @Test
    void aSavedFileIsInForceAtOnce() throws IOException {
        // When
        Response told = save(FILE, STRICTER, etag());
        // Then
        told.then()
                .statusCode(200)
                .body("result", equalTo("applied"))
                .body("etag", equalTo(etag()));
        operator().get("/admin/routes").then().body("routes[0].threshold", equalTo(0.4f));
    }

    @Test
    void aSecondEditorLosesNothing() throws IOException {
        // Given
        String both = etag();
        save(FILE, STRICTER, both).then().statusCode(200);
        // When
        Response told = save(FILE, OfficeWorld.ROUTES + "# mine\n", both);
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
        save(FILE, STRICTER, both);
        String theirs = save(FILE, OfficeWorld.ROUTES + "# mine\n", both).path("current.etag");
        // When
        Response told = save(FILE, OfficeWorld.ROUTES + "# mine\n", theirs);
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
        Response told =
                operator()
                        .header("if-none-match", "*")
                        .body(json(Map.of("text", STRICTER)))
                        .put(FILE);
        // Then
        told.then().statusCode(412).body("current.text", equalTo(OfficeWorld.ROUTES));
    }

    @Test
    void aNewFileIsMade() throws IOException {
        // When
        Response told =
                operator()
                        .header("if-none-match", "*")
                        .body(json(Map.of("text", "routes:\n  second: { fast: deep }\n")))
                        .put("/admin/config/files/more.yaml");
        // Then
        told.then().statusCode(200).body("result", equalTo("applied"));
    }

    @Test
    void anInvalidTextIsNotSaved() throws IOException {
        // Given
        Path file = office.config().resolve("routes.yaml");
        // When
        Response told = save(FILE, STRICTER.replace("deep", "deap"), etag());
        // Then
        told.then().statusCode(422).body("error.code", equalTo("invalid_configuration"));
        assertEquals(OfficeWorld.ROUTES, Files.readString(file));
    }
}
