package dev.sluice.journey;

import static dev.sluice.journey.Office.FILE;
import static dev.sluice.journey.Office.etag;
import static dev.sluice.journey.Office.get;
import static dev.sluice.journey.Office.operator;
import static dev.sluice.journey.Office.save;
import static dev.sluice.journey.Office.saveNew;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
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
    void theFilesAreListedWithTheirEtags() {
        // When
        Response told = get("/admin/config");
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
        Response told = get("/admin/config/files/teams/crew.yaml");
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
        Response told = get("/admin/config/files/" + path);
        // Then
        told.then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"..%2fout.yaml", "a.txt", ".hidden.yaml", "a/.b/c.yaml", "examples/x.yaml"})
    void noFileIsWrittenWhereTheLoaderDoesNotLook(String name) throws IOException {
        // When
        Response told = saveNew(name, "# nothing\n");
        // Then
        told.then().statusCode(org.hamcrest.Matchers.oneOf(400, 404));
    }

    @Test
    void hostileTextStaysData() throws IOException {
        // Given
        String hostile = OfficeWorld.ROUTES + "# <script>alert(1)</script> \u202e\n";
        save(hostile, etag()).then().statusCode(200);
        // When
        Response told = get(FILE);
        // Then
        told.then()
                .contentType("application/json")
                .header("x-content-type-options", equalTo("nosniff"))
                .body("text", equalTo(hostile));
    }
}
