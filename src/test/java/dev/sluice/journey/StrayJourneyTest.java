package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What an operator hears who asks the admin surface for what it does not have.
@QuarkusTest
@WithTestResource(OfficeWorld.class)
@Timeout(60)
class StrayJourneyTest {

    static Stream<String> paths() {
        return Matrix.ROWS.stream().map(Matrix.Row::path).distinct();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void aMethodThatAPathDoesNotTakeIsToldThoseItTakes(String path) {
        // Given
        String takes =
                Matrix.ROWS.stream()
                        .filter(row -> row.path().equals(path))
                        .map(Matrix.Row::method)
                        .sorted()
                        .collect(Collectors.joining(", "));
        String asked = path.replaceAll("\\{.*?}", "x");
        // When
        Response told = Office.operator().request("PATCH", asked);
        // Then
        told.then()
                .statusCode(405)
                .header("allow", takes)
                .header("x-request-id", notNullValue())
                .body("error.code", equalTo("method_not_allowed"))
                .body("error.message", equalTo("This URL takes " + takes + ", not PATCH."));
    }

    @ParameterizedTest
    @CsvSource({"/admin/targets, GET", "/admin/config/files/x, 'GET, PUT'"})
    void whoAsksForAPathsMethodsIsToldThem(String path, String takes) {
        // When
        Response told = Office.operator().request("OPTIONS", path);
        // Then
        told.then().statusCode(405).header("allow", takes);
    }

    @Test
    void whoTakesNoJsonIsToldSo() {
        // Given
        RequestSpecification stray = Office.operator().accept("image/png");
        // When
        Response told = stray.get("/admin/targets");
        // Then
        told.then()
                .statusCode(406)
                .contentType("application/json")
                .header("x-request-id", notNullValue())
                .body("error.code", equalTo("not_acceptable"))
                .body("error.type", equalTo("invalid_request_error"));
    }

    @ParameterizedTest
    @CsvSource({"GET, /admin/nothing", "PATCH, /admin/decisions/x/y"})
    void aPathThatIsNoneIsUnknown(String method, String path) {
        // When
        Response told = Office.operator().request(method, path);
        // Then
        told.then().statusCode(404).body("error.code", equalTo("unknown_url"));
    }
}
