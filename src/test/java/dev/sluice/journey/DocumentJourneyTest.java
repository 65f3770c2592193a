package dev.sluice.journey;

import static dev.sluice.journey.Office.decided;
import static dev.sluice.journey.Office.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The OpenAPI document of the admin surface: whoever reads it need not guess.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class DocumentJourneyTest {

    Office office;

    @BeforeEach
    void answer() {
        office.answer();
    }

    private static Set<Matrix.Row> guardedWrites() {
        return Matrix.guardedWrites().collect(Collectors.toSet());
    }

    private static String operation(Matrix.Row row) {
        return "paths.'%s'.%s"
                .formatted(row.path(), row.method().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void describesEveryPathAndNoOther() {
        // Given
        Set<String> paths =
                Matrix.ROWS.stream()
                        .map(Matrix.Row::path)
                        .collect(Collectors.toCollection(TreeSet::new));
        // When
        Map<String, ?> described = get("/admin/openapi").path("paths");
        // Then
        assertEquals(paths, new TreeSet<>(described.keySet()));
    }

    @Test
    void isOfThePresentKindAndNamesItsParts() {
        // When
        Response told = get("/admin/openapi");
        // Then
        told.then()
                .statusCode(200)
                .body("openapi", containsString("3.1"))
                .body("components.schemas.Stats.properties", hasKey("first_token_ms"));
    }

    @ParameterizedTest
    @CsvSource({"/admin/config/validate, problems, line", "/admin/config/replay, tiers, before"})
    void saysWhatStandsInAListOfAnotherRoom(String path, String list, String member) {
        // Given
        String answer = "paths.'" + path + "'.post.responses.'200'.content.'application/json'";
        String of = get("/admin/openapi").path(answer + ".schema.'$ref'");
        // When
        String each =
                get("/admin/openapi").path("%s.properties.%s.items.'$ref'".formatted(at(of), list));
        // Then
        get("/admin/openapi").then().body(at(each) + ".properties", hasKey(member));
    }

    private static String at(String reference) {
        return reference.substring(2).replace('/', '.');
    }

    @Test
    void saysHowToSignIn() {
        // When
        Response told = get("/admin/openapi");
        // Then
        told.then()
                .body(
                        "paths.'/admin/session'.post.requestBody.content.'application/json'.schema.'$ref'",
                        equalTo("#/components/schemas/SignIn"))
                .body("paths.'/admin/session'.post.security", nullValue())
                .body("components.schemas.SignIn.properties", hasKey("key"))
                .body("components.securitySchemes.key.scheme", equalTo("bearer"))
                .body("components.securitySchemes.session.in", equalTo("cookie"))
                .body("components.securitySchemes.session.name", equalTo("sluice_session"));
    }

    @ParameterizedTest
    @MethodSource("guardedWrites")
    void saysWhatAWriteMustShow(Matrix.Row row) {
        // When
        Response told = get("/admin/openapi");
        // Then
        told.then()
                .body(operation(row) + ".parameters.name", hasItem("x-csrf-token"))
                .body(
                        operation(row) + ".security",
                        hasItems(Map.of("key", List.of()), Map.of("session", List.of()), Map.of()));
    }

    @Test
    void asksNoTokenOfWhoReads() {
        // When
        Response told = get("/admin/openapi");
        // Then
        told.then()
                .body("paths.'/admin/decisions'.get.parameters.name", not(hasItem("x-csrf-token")))
                .body("paths.'/admin/decisions'.get.security", hasItem(Map.of("key", List.of())));
    }

    /// Which is what the build takes a resource for that reads them itself.
    @Test
    void noBodyIsAStringOfBytes() {
        // When
        Response told = get("/admin/openapi");
        // Then
        told.then()
                .body(
                        "paths.values().collectMany { it.values() }.findAll { it instanceof Map && it.requestBody != null && (it.requestBody.content.'application/json' == null || it.requestBody.content.'application/json'.schema.type == 'string') }",
                        empty());
    }

    @ParameterizedTest
    @CsvSource({"get, 200", "get, 304", "put, 200"})
    void saysWhichTextAFileWas(String method, String status) {
        // When
        Response told = get("/admin/openapi");
        // Then
        told.then()
                .body(
                        "paths.'/admin/config/files/{name}'.%s.responses.'%s'.headers"
                                .formatted(method, status),
                        hasKey("etag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/config/schema", "/admin/openapi"})
    void whatIsAnObjectIsNoText(String path) {
        // When
        Response told = get("/admin/openapi");
        // Then
        told.then()
                .body(
                        "paths.'%s'.get.responses.'200'.content.'application/json'.schema.type"
                                .formatted(path),
                        equalTo("object"));
    }

    @Test
    void describesADecision() {
        // Given
        Map<String, ?> told = get("/admin/decisions/" + decided("auto")).path("$");
        // When
        Map<String, ?> described =
                get("/admin/openapi").path("components.schemas.Decision.properties");
        // Then
        assertTrue(described.keySet().containsAll(told.keySet()), told.keySet().toString());
        assertTrue(described.containsKey("escalated"), described.keySet().toString());
    }

    @Test
    void namesTheFiltersAndTheShapeOfErrors() {
        // When
        Response told = get("/admin/openapi");
        // Then
        told.then()
                .body(
                        "paths.'/admin/decisions'.get.parameters.name",
                        hasItems("limit", "after", "feedback", "model", "reason", "rule"))
                .body(
                        "paths.values().collectMany { it.values() }.findAll { it instanceof Map && it.responses != null && it.responses.default == null }",
                        empty())
                .body("components.schemas.Failure.properties", hasKey("error"));
    }
}
