package dev.sluice.journey;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An admin surface that browsers find by name: at one over TLS that a proxy ends, at another
/// without.
@QuarkusTest
@WithTestResource(value = OfficeWorld.class, initArgs = @ResourceArg(name = "door", value = "yes"))
@Timeout(60)
class OriginsJourneyTest {

    Office office;

    @jakarta.inject.Inject dev.sluice.admin.DoorPort port;

    private Door door;

    @BeforeEach
    void listens() throws TimeoutException {
        door = Door.opened(port);
    }

    /// The whole answer to a sign-in at a name, as a proxy before us passes it on.
    private String signedIn(String host) throws IOException {
        String body = "{\"key\":\"" + office.key() + "\"}";
        try (RawClient client = RawClient.to(URI.create("http://127.0.0.1:" + door.port()))) {
            return client.send(
                            "POST /admin/session HTTP/1.1\r\nhost: %s\r\norigin: https://%s\r\nsec-fetch-site: same-origin\r\ncontent-length: %d\r\n\r\n%s"
                                    .formatted(host, host, body.length(), body))
                    .head();
        }
    }

    @Test
    void whereTlsEndsBeforeUsTheCookieIsForTlsOnly() throws IOException {
        // When
        String head = signedIn("sluice.example.test");
        // Then
        assertTrue(
                head.startsWith("HTTP/1.1 200")
                        && head.contains("__Host-sluice_session=")
                        && head.contains("; Path=/; Secure; HTTPOnly; SameSite=Strict"),
                head);
    }

    private String asked(String host, String cookie) throws IOException {
        try (RawClient client = RawClient.to(URI.create("http://127.0.0.1:" + door.port()))) {
            return client.send(
                            "GET /admin/system HTTP/1.1\r\nhost: %s\r\ncookie: %s\r\n\r\n"
                                    .formatted(host, cookie))
                    .head();
        }
    }

    @ParameterizedTest
    @CsvSource({"__Host-sluice_session, 200", "sluice_session, 401"})
    void whereTlsEndsBeforeUsNoOtherCookieOpens(String name, String status) throws IOException {
        // Given
        String head = signedIn("sluice.example.test");
        String token = head.replaceAll("(?s).*__Host-sluice_session=([^;]+);.*", "$1");
        // When
        String told = asked("sluice.example.test", name + "=" + token);
        // Then
        assertTrue(told.startsWith("HTTP/1.1 " + status), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.example.test:9001", "127.0.0.1"})
    void withoutTlsTheCookieComesBackWithoutIt(String host) throws IOException {
        // When
        String head = signedIn(host);
        // Then
        assertTrue(head.startsWith("HTTP/1.1 200") && head.contains("sluice_session="), head);
        assertFalse(head.contains("; Secure"), head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "sluice.example.test.evil.example"})
    void aNameThatResolvesHereIsNotThereforeOurs(String host) throws IOException {
        // When
        String head = signedIn(host);
        // Then
        assertTrue(head.startsWith("HTTP/1.1 421"), head);
    }

    @Test
    void whoIsRefusedByNameLearnsWhatToList() {
        // When
        Response told =
                door.at()
                        .header("host", "evil.example")
                        .header("authorization", "Bearer " + office.key())
                        .get("/admin/system");
        // Then
        told.then()
                .statusCode(421)
                .body("error.code", equalTo("wrong_host"))
                .body("error.message", containsString("sluice.admin.origins"));
    }
}
