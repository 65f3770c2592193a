package dev.sluice.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RawClientTest {

    private static final String PATH = "/v1/chat/completions";

    private final FakeProvider fake = FakeProvider.start();

    @AfterEach
    void stop() {
        fake.close();
    }

    @Test
    void readsAHead() throws IOException {
        // Given
        fake.next(Script.status(204).header("x-a", "b"));
        // When
        RawClient raw = RawClient.to(fake.base()).post(PATH, "{}");
        // Then
        assertEquals("HTTP/1.1 204 Scripted\r\nx-a: b\r\ncontent-length: 0", raw.head());
    }

    @Test
    void readsOneChunkPerEvent() throws IOException {
        // Given
        fake.next(Script.events().event("한").event("2"));
        RawClient raw = RawClient.to(fake.base()).post(PATH, "{}");
        raw.head();
        // When
        String first = raw.chunk();
        // Then
        assertEquals("data: 한\n\n", first);
        assertEquals("data: 2\n\n", raw.chunks());
    }

    @Test
    void sendsItsHeaders() throws Exception {
        // When
        RawClient.to(fake.base()).post(PATH, "{}", "x-a: b", "x-c: d");
        // Then
        assertEquals("b", fake.take().header("x-a"));
    }

    @Test
    void leavesWithAReset() throws Exception {
        // Given
        fake.next(Script.events().event("1").hang());
        RawClient raw = RawClient.to(fake.base()).post(PATH, "{}");
        raw.head();
        // When
        raw.reset();
        // Then
        assertTrue(fake.take().gone().get(25, TimeUnit.SECONDS) <= System.nanoTime());
    }

    @Test
    void stopsAFloodByNotReading() throws Exception {
        // Given
        fake.next(Script.events().flood(100 << 20));
        // When
        RawClient raw = RawClient.narrow(fake.base()).post(PATH, "{}");
        raw.head();
        // Then
        Seen seen = fake.take();
        raw.close();
        seen.gone().get(25, TimeUnit.SECONDS);
        assertEquals(false, seen.answered().isDone());
    }

    @Test
    void failsWhenTheAnswerEndsTooSoon() throws IOException {
        // Given
        fake.next(Script.events().close());
        // When
        RawClient raw = RawClient.to(fake.base()).post(PATH, "{}");
        // Then
        raw.head();
        assertThrows(EOFException.class, raw::chunk);
    }
}
