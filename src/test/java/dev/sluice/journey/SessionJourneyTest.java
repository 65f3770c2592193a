package dev.sluice.journey;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps a stranger out once the door was found, and where a session ends.
@QuarkusTest
@WithTestResource(value = OfficeWorld.class, initArgs = @ResourceArg(name = "door", value = "yes"))
@Timeout(60)
class SessionJourneyTest {

    Office office;

    @jakarta.inject.Inject dev.sluice.admin.DoorPort port;

    private Door door;

    @BeforeEach
    void listens() throws TimeoutException {
        door = Door.opened(port);
    }

    @Test
    void whoGuessesBearersMustWaitLikeWhoGuessesAtTheDoor() {
        // Given
        door.at().header("authorization", "Bearer slc_wrong").get("/admin/system");
        // When
        Response told =
                door.at().header("authorization", "Bearer " + office.key()).get("/admin/system");
        // Then
        told.then()
                .statusCode(429)
                .header("retry-after", equalTo("1"))
                .body("error.code", equalTo("too_many_attempts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-sluice-untouched", "x-other"})
    void aPageNobodyTouchesKeepsNoSession(String header) throws Exception {
        // Given
        Response session = door.signIn(office.key());
        long until = session.path("expires_at");
        long begun = System.currentTimeMillis();
        Stage.await(() -> System.currentTimeMillis() > begun + 1, "another millisecond");
        // When
        door.at().cookies(session.cookies()).header(header, "true").get("/admin/models");
        // Then
        long now =
                door.at()
                        .cookies(session.cookies())
                        .header("x-sluice-untouched", "true")
                        .get("/admin/session")
                        .path("expires_at");
        assertEquals(header.equals("x-other"), now > until);
    }

    @Test
    void listeningKeepsNoSession() throws Exception {
        // Given
        Response session = door.signIn(office.key());
        long begun = System.currentTimeMillis();
        Stage.await(() -> System.currentTimeMillis() > begun + 1, "another millisecond");
        // When
        try (RawClient listener = listener(session)) {
            listener.head();
        }
        // Then
        door.at()
                .cookies(session.cookies())
                .header("x-sluice-untouched", "true")
                .get("/admin/session")
                .then()
                .body("expires_at", equalTo(session.<Long>path("expires_at")));
    }

    private RawClient listener(Response session) throws IOException {
        String cookie = "cookie: sluice_session=" + session.cookie("sluice_session");
        return RawClient.to(URI.create("http://127.0.0.1:" + door.port()))
                .send(
                        "GET /admin/live HTTP/1.1\r\nhost: 127.0.0.1:%d\r\n%s\r\n\r\n"
                                .formatted(door.port(), cookie));
    }

    @Test
    void aStreamEndsWithItsSession() throws IOException {
        // Given
        Response session = door.signIn(office.key());
        try (RawClient listener = listener(session)) {
            listener.head();
            // When
            door.at().cookies(session.cookies()).delete("/admin/session");
            // Then
            assertTrue(listener.chunks().contains("event: tick"));
        }
    }

    @Test
    void aStreamThatEndedWithItsSessionLeavesItsPlace() throws IOException {
        // Given
        Response session = door.signIn(office.key());
        List<RawClient> all = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            all.add(listener(session));
            all.getLast().head();
        }
        door.at().cookies(session.cookies()).delete("/admin/session");
        for (RawClient each : all) {
            each.chunks();
            each.close();
        }
        // When
        try (RawClient next = listener(door.signIn(office.key()))) {
            // Then
            assertTrue(next.head().startsWith("HTTP/1.1 200"));
        }
    }
}
