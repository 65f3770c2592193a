package dev.sluice.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
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

@Timeout(30)
class FakeProviderTest {

    private final FakeProvider fake = FakeProvider.start();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void stop() {
        client.shutdownNow();
        fake.close();
    }

    @Test
    void answersStatusHeadersAndBody() throws Exception {
        // Given
        fake.next(Script.status(429).header("retry-after", "3").json("{\"a\":1}"));
        // When
        HttpResponse<String> answer = ask("{}");
        // Then
        assertEquals(
                "429 3 {\"a\":1}",
                answer.statusCode()
                        + " "
                        + answer.headers().firstValue("retry-after").orElse("")
                        + " "
                        + answer.body());
    }

    @Test
    void playsItsScriptsInOrderAndThenTheLastingOne() throws Exception {
        // Given
        fake.next(Script.error(503, "busy"), Script.error(401, "key")).always(Script.ok("{}"));
        // When
        String statuses = "" + ask("").statusCode() + ask("").statusCode() + ask("").statusCode();
        // Then
        assertEquals("503401200", statuses);
    }

    @Test
    void answers500WithoutAScript() throws Exception {
        assertEquals(500, ask("{}").statusCode());
    }

    @Test
    void recordsTheRequest() throws Exception {
        // Given
        fake.always(Script.ok("{}"));
        // When
        ask("{\"모델\":1}");
        // Then
        Seen seen = fake.take();
        assertEquals("POST /v1/chat/completions?a=b", seen.method() + " " + seen.path());
        assertEquals("{\"모델\":1}", seen.text());
        assertEquals("Bearer k", seen.header("AUTHORIZATION"));
    }

    @Test
    void readsAChunkedRequest() throws Exception {
        // Given
        fake.always(Script.ok("{}"));
        HttpRequest request =
                HttpRequest.newBuilder(uri())
                        .POST(
                                BodyPublishers.ofInputStream(
                                        () -> new ByteArrayInputStream(new byte[70_000])))
                        .build();
        // When
        client.send(request, BodyHandlers.ofString());
        // Then
        assertEquals(70_000, fake.take().body().length);
    }

    @Test
    void keepsTheConnectionBetweenRequests() throws Exception {
        // Given
        fake.always(Script.chat("a"));
        ask("1");
        // When
        ask("2");
        // Then
        assertEquals(1, fake.connections());
    }

    @Test
    void streamsAChat() throws Exception {
        // Given
        fake.next(Script.chat("Hel", "lo"));
        // When
        String body = ask("{}").body();
        // Then
        assertEquals(5, body.split("\n\n").length);
        assertTrue(body.endsWith("data: [DONE]\n\n"));
    }

    @Test
    void holdsAStreamAtAGate() throws Exception {
        // Given
        Gate gate = new Gate();
        fake.next(Script.events().event("first").hold(gate).event("second"));
        // When
        InputStream body = stream();
        String first = new String(body.readNBytes(13));
        gate.open();
        String rest = new String(body.readAllBytes());
        // Then
        assertEquals("data: first\n\n|data: second\n\n", first + "|" + rest);
    }

    @Test
    void holdsTheHeadAtAGate() throws Exception {
        // Given
        Gate gate = new Gate();
        fake.next(Script.ok("{}").late(gate));
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("{}"), BodyHandlers.ofString());
        gate.awaitReached();
        boolean early = answer.isDone();
        // When
        gate.open();
        // Then
        assertFalse(early);
        assertEquals(200, answer.get(25, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void endsABodyWithItsConnection() throws Exception {
        // Given
        fake.next(Script.ok("{}").framed(Script.Framing.CLOSE));
        // When
        String body = ask("{}").body();
        // Then
        assertEquals("{}", body);
    }

    @Test
    void readsABodyOnlyAfterItsGate() throws Exception {
        // Given
        Gate gate = new Gate();
        fake.readAfter(gate).always(Script.ok("{}"));
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request("x".repeat(9 << 20)), BodyHandlers.ofString());
        gate.awaitReached();
        int before = fake.seen().size();
        // When
        gate.open();
        // Then
        assertEquals(200, answer.get(10, TimeUnit.SECONDS).statusCode());
        assertEquals("0 1", before + " " + fake.seen().size());
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
