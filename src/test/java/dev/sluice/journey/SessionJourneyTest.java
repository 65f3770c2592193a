package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What keeps a stranger out once the door was found, and where a session ends.
@QuarkusTest
@WithTestResource(value = OfficeWorld.class, initArgs = @ResourceArg(name = "door", value = "yes"))
@Timeout(60)
class SessionJourneyTest {

    Office office;

    @jakarta.inject.Inject dev.sluice.admin.DoorPort door;

    @BeforeEach
    void listens() throws TimeoutException {
        Stage.await(() -> door.number() > 0, "the admin port to open");
        door.forgive();
    }

    private RequestSpecification at() {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .baseUri("http://127.0.0.1")
                .port(door.number());
    }

    private Response signIn(String key) {
        return at().body("{\"key\":\"" + key + "\"}").post("/admin/session");
    }

    @Test
    void whoGuessesBearersMustWaitLikeWhoGuessesAtTheDoor() {
        // Given
        at().header("authorization", "Bearer slc_wrong").get("/admin/system");
        // When
        Response told = at().header("authorization", "Bearer " + office.key()).get("/admin/system");
        // Then
        told.then()
                .statusCode(429)
                .header("retry-after", equalTo("1"))
                .body("error.code", equalTo("too_many_attempts"));
    }

    @Test
    void aStreamEndsWithItsSession() throws IOException {
        // Given
        Response session = signIn(office.key());
        String cookie = "cookie: sluice_session=" + session.cookie("sluice_session");
        try (RawClient listener =
                RawClient.to(URI.create("http://127.0.0.1:" + door.number()))
                        .send(
                                "GET /admin/live HTTP/1.1\r\nhost: 127.0.0.1:%d\r\n%s\r\n\r\n"
                                        .formatted(door.number(), cookie))) {
            listener.head();
            // When
            at().cookies(session.cookies()).delete("/admin/session");
            // Then
            assertTrue(listener.chunks().contains("event: tick"));
        }
    }
}
