package dev.sluice.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/// Every way in which an upstream breaks off.
@Timeout(30)
class FakeMisbehaviourTest {

    private final FakeProvider fake = FakeProvider.start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        client.shutdownNow();
        fake.close();
    }

    @Test
    void knowsWhenTheClientLeavesInMidAnswer() throws Exception {
        // Given
        fake.next(Script.events().event("first").hang());
        InputStream body = stream();
        body.read();
        // When
        body.close();
        // Then
        assertTrue(fake.take().gone().get(25, TimeUnit.SECONDS) <= System.nanoTime());
    }

    @Test
    void doesNotTakeAnEndForLeaving() throws Exception {
        // Given
        fake.next(Script.chat("a"));
        ask("{}");
        Seen seen = fake.take();
        seen.answered().get(25, TimeUnit.SECONDS);
        // When
        fake.close();
        // Then
        assertFalse(seen.gone().isDone());
    }

    @Test
    void resetsAfterHalfAFrame() throws Exception {
        // Given
        fake.next(Script.events().event("whole").piece("data: {\"id\":").reset());
        // When
        RawClient raw = RawClient.to(fake.base()).post("/v1/chat/completions", "{}");
        // Then
        assertTrue(raw.until("\"id\":\r\n").startsWith("HTTP/1.1 200"));
        assertThrows(IOException.class, () -> raw.bytes(1));
    }

    @Test
    void resetsAtTheByteItIsTold() throws Exception {
        // Given
        fake.next(Script.ok("{\"long\":\"body\"}").resetAt(20));
        RawClient raw = RawClient.to(fake.base()).post("/v1/chat/completions", "{}");
        // When
        byte[] read = raw.bytes(20);
        // Then
        assertEquals("HTTP/1.1 200 Scripte", new String(read));
        assertThrows(IOException.class, () -> raw.bytes(1));
    }

    @Test
    void closesBeforeTheLastChunk() throws Exception {
        // Given
        fake.next(Script.events().event("x").close());
        // When
        RawClient raw = RawClient.to(fake.base()).post("/v1/chat/completions", "{}");
        // Then
        raw.head();
        raw.chunk();
        assertTrue(raw.closed());
    }

    @Test
    void writesAGarbageChunkSize() throws Exception {
        // Given
        fake.next(Script.events().event("x").garbage());
        // When
        Executable ask = () -> ask("{}");
        // Then
        assertThrows(IOException.class, ask);
    }

    @Test
    void endsShortOfItsContentLength() throws Exception {
        // Given
        fake.next(Script.status(200).header("content-length", "99").json("{}").close());
        // When
        Executable ask = () -> ask("{}");
        // Then
        assertThrows(IOException.class, ask);
    }

    @Test
    void slamsTheDoor() {
        // Given
        fake.always(Script.slam());
        // When
        Executable ask = () -> ask("{}");
        // Then
        assertThrows(IOException.class, ask);
    }

    @Test
    void saysNothingUntilTheClientLeaves() throws Exception {
        // Given
        fake.next(Script.silent());
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("{}"), BodyHandlers.ofString());
        Seen seen = fake.take();
        // When
        answer.cancel(true);
        // Then
        assertTrue(seen.gone().get(25, TimeUnit.SECONDS) > Long.MIN_VALUE);
    }

    @Test
    void floodsALineOf100MegabytesWithoutHoldingIt() throws Exception {
        // Given
        fake.next(Script.events().piece("data: ").flood(100 << 20));
        // When
        long read = stream().skip(Long.MAX_VALUE);
        // Then
        assertEquals((100 << 20) + 6, read);
    }

    private HttpResponse<String> ask(String body) throws IOException, InterruptedException {
        return client.send(request(body), BodyHandlers.ofString());
    }

    private InputStream stream() throws IOException, InterruptedException {
        return client.send(request("{}"), BodyHandlers.ofInputStream()).body();
    }

    private HttpRequest request(String body) {
        return HttpRequest.newBuilder(uri())
                .header("authorization", "Bearer k")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private URI uri() {
        return URI.create(fake.base() + "/chat/completions?a=b");
    }
}
