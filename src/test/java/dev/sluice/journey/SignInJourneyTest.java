package dev.sluice.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An admin surface with a key and a port of its own.
@QuarkusTest
@WithTestResource(value = OfficeWorld.class, initArgs = @ResourceArg(name = "door", value = "yes"))
@Timeout(60)
class SignInJourneyTest {

    Office office;

    @jakarta.inject.Inject dev.sluice.admin.DoorPort port;

    private Door door;

    @BeforeEach
    void listens() throws TimeoutException {
        door = Door.opened(port);
    }

    @Test
    void whoeverComesLearnsThatAKeyIsNeeded() {
        // When
        Response told = door.at().get("/admin/session");
        // Then
        told.then()
                .statusCode(200)
                .body("required", equalTo(true))
                .body("signed_in", equalTo(false))
                .body("csrf", nullValue());
    }

    /// Security S1.
    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void theCallersPortHasNoneOfItsPathsWhateverTheMethod(String method) {
        // When
        Response told = RestAssured.request(method, "/admin/overview");
        // Then
        told.then()
                .statusCode(404)
                .header("allow", nullValue())
                .body("error.code", equalTo("unknown_url"));
    }

    @Test
    void theKeyOpensASessionOfACookieNoScriptReads() {
        // When
        Response told = door.signIn(office.key());
        // Then
        told.then()
                .statusCode(200)
                .body("signed_in", equalTo(true))
                .body("csrf", notNullValue())
                .header("set-cookie", containsStringIgnoringCase("HttpOnly"))
                .header("set-cookie", containsString("SameSite=Strict"));
    }

    @Test
    void aSessionReads() {
        // Given
        Response session = door.signIn(office.key());
        // When
        Response told = door.at().cookies(session.cookies()).get("/admin/system");
        // Then
        told.then().statusCode(200).body("admin.own_port", equalTo(true));
    }

    @Test
    void aSessionWritesWithItsToken() {
        // Given
        Response session = door.signIn(office.key());
        // When
        Response told =
                door.at()
                        .cookies(session.cookies())
                        .header("x-csrf-token", session.path("csrf"))
                        .post("/admin/config/reload");
        // Then
        told.then().statusCode(200);
    }

    @Test
    void aSessionWithoutItsTokenWritesNothing() {
        // Given
        Response session = door.signIn(office.key());
        // When
        Response told = door.at().cookies(session.cookies()).post("/admin/config/reload");
        // Then
        told.then().statusCode(403).body("error.code", equalTo("csrf"));
    }

    @Test
    void aSessionThatEndedOpensNothing() {
        // Given
        Response session = door.signIn(office.key());
        door.at().cookies(session.cookies()).delete("/admin/session");
        // When
        Response told = door.at().cookies(session.cookies()).get("/admin/system");
        // Then
        told.then().statusCode(401).body("error.code", equalTo("not_signed_in"));
    }

    @Test
    void aProgramShowsTheKeyWithEachRequest() {
        // When
        Response told =
                door.at()
                        .header("authorization", "Bearer " + office.key())
                        .post("/admin/config/reload");
        // Then
        told.then().statusCode(200);
    }

    @Test
    void aPageOfAnotherSiteChangesNothing() {
        // When
        Response told =
                door.at()
                        .header("authorization", "Bearer " + office.key())
                        .header("origin", "https://evil.example")
                        .post("/admin/config/reload");
        // Then
        told.then().statusCode(403).body("error.code", equalTo("cross_site"));
    }

    @Test
    void theDataPortKnowsNoAdminSurface() {
        // When
        Response told =
                RestAssured.given()
                        .header("authorization", "Bearer " + office.key())
                        .get("/admin/system");
        // Then
        told.then().statusCode(404).body("error.code", equalTo("unknown_url"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/models",
                "/%76%31/models",
                "/admin/../v1/models",
                "/admin/%2e%2e/v1/models",
                "//v1/models",
                "/q/metrics"
            })
    void theAdminPortKnowsNothingElse(String path) {
        // When
        Response told = door.at().get(path);
        // Then
        assertEquals(404, told.statusCode(), told.asString());
    }

    static java.util.stream.Stream<String> variants() {
        return Matrix.variants("/admin/system");
    }

    @ParameterizedTest
    @MethodSource("variants")
    void noWayToWriteAPathGetsAroundTheKey(String path) {
        // When
        Response told = door.at().get(path);
        // Then
        org.junit.jupiter.api.Assertions.assertTrue(
                told.statusCode() >= 400, path + " answered " + told.statusCode());
    }
}
