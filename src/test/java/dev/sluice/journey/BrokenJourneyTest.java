package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.RawClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A bug of the gateway's own, outside of any resource.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class BrokenJourneyTest {

    Stage stage;

    @Test
    void err2_aFaultOfOursIs500InOpenAisShapeWithoutItsText() throws Exception {
        // Given
        try (RawClient client = RawClient.to(stage.uri())) {
            client.send("GET /test/broken HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
            // When
            String head = client.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 500 "), head);
            assertEquals(
                    "The gateway failed at this request; send it again.",
                    new JsonObject(client.rest()).getJsonObject("error").getString("message"));
        }
    }

    /// Half an answer that ended in order would pass for a whole one.
    @Test
    void aFaultAfterTheHeadBreaksTheConnection() throws Exception {
        // Given
        try (RawClient client = RawClient.to(stage.uri())) {
            client.send("GET /test/broken-later HTTP/1.1\r\nhost: x\r\n\r\n").head();
            client.chunk();
            // When
            IOException broken = assertThrows(IOException.class, client::chunk);
            // Then
            assertTrue(!(broken instanceof java.net.SocketTimeoutException), broken.toString());
        }
    }
}
