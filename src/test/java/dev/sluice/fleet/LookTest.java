package dev.sluice.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Script;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LookTest {

    private final FakeProvider up = FakeProvider.start();
    private final Look look = Look.http();

    @AfterEach
    void stop() {
        up.close();
    }

    private URI metrics() {
        return up.base().resolve("/metrics");
    }

    @Test
    void fetchesWhatIsThere() throws Exception {
        // Given
        up.always(Script.status(200).header("content-type", "text/plain").piece("vllm:x 1\n"));
        // When
        byte[] text = look.at(metrics());
        // Then
        assertEquals("vllm:x 1\n", new String(text, UTF_8));
    }

    @Test
    void asksWithoutABodyAtThePathItWasGiven() throws Exception {
        // Given
        up.always(Script.status(200).piece("x"));
        look.at(metrics());
        // When
        String path = up.take().path();
        // Then
        assertEquals("/metrics", path);
    }

    @Test
    void aServerWithoutMetricsSaysNothing() throws Exception {
        // Given
        up.always(Script.status(404).piece("{\"detail\":\"Not Found\"}"));
        // When
        byte[] text = look.at(metrics());
        // Then
        assertEquals(0, text.length);
    }

    @Test
    void r34_anAnswerWithoutEndIsCutAtAMegabyte() {
        // Given
        up.always(Script.status(200).flood(4L << 20));
        // When
        IOException failure = assertThrows(IOException.class, () -> look.at(metrics()));
        // Then
        assertEquals(true, failure.getMessage() != null);
    }

    @Test
    void r34_anAnswerThatStopsHalfWayIsGivenUp() {
        // Given
        up.always(Script.events().piece("vllm:x").hang());
        // When
        IOException failure = assertThrows(IOException.class, () -> look.at(metrics()));
        // Then
        assertEquals("no whole answer within PT2S", failure.getMessage());
    }

    @Test
    void aPortThatRefusesIsTold() {
        // Given
        up.close();
        // When
        IOException failure = assertThrows(IOException.class, () -> look.at(metrics()));
        // Then
        assertEquals(ConnectException.class, failure.getClass());
    }
}
