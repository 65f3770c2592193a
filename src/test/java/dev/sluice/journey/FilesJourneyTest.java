package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;

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
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The configuration files as an editor finds them.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class FilesJourneyTest {

    private static final String FILE = "/admin/config/files/routes.yaml";
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
    void theFilesAreListedWithTheirEtags() {
        // When
        Response told = operator().get("/admin/config");
        // Then
        told.then()
                .statusCode(200)
                .body("source", equalTo("files"))
                .body("writable", equalTo(true))
                .body(
                        "files.name",
                        equalTo(java.util.List.of("models.yaml", "routes.yaml", "teams/crew.yaml")))
                .body("files[1].etag", equalTo(etag()));
    }

    @Test
    void aFileInAFolderIsReadAsItIs() {
        // When
        Response told = operator().get("/admin/config/files/teams/crew.yaml");
        // Then
        told.then().statusCode(200).body("text", equalTo(OfficeWorld.TEAM));
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgain() {
        // When
        Response told = operator().header("if-none-match", etag()).get(FILE);
        // Then
        told.then().statusCode(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nobody.yaml",
                "../data/decisions.key",
                "..%2fdata%2fdecisions.key",
                "%2e%2e/models.yaml",
                "teams",
                "/etc/passwd",
                "%2fetc%2fpasswd"
            })
    void noPathLeadsOutOfTheDirectory(String path) {
        // When
        Response told = operator().get("/admin/config/files/" + path);
        // Then
        told.then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..%2fout.yaml", "a.txt", ".hidden.yaml", "a/.b/c.yaml", "examples/x.yaml"})
    void noFileIsWrittenWhereTheLoaderDoesNotLook(String name) throws IOException {
        // When
        Response told =
                operator()
                        .header("if-none-match", "*")
                        .body(json(Map.of("text", "# nothing\n")))
                        .put("/admin/config/files/" + name);
        // Then
        told.then().statusCode(org.hamcrest.Matchers.oneOf(400, 404));
    }

    @Test
    void hostileTextStaysData() throws IOException {
        // Given
        String hostile = OfficeWorld.ROUTES + "# <script>alert(1)</script> \u202e\n";
        save(FILE, hostile, etag()).then().statusCode(200);
        // When
        Response told = operator().get(FILE);
        // Then
        told.then()
                .contentType("application/json")
                .header("x-content-type-options", equalTo("nosniff"))
                .body("text", equalTo(hostile));
    }
}
