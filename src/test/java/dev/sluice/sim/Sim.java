package dev.sluice.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// A running [SimProvider] and a client for it. Requests are written with single quotes.
final class Sim implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx = Vertx.vertx();
    private final SimProvider provider;
    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Sim(Function<Voice, Voice.Tempo> tempo) {
        provider = new SimProvider(vertx, InstantSource.fixed(NOW), tempo);
        base = provider.start(0);
    }

    static Sim quick() {
        return new Sim(_ -> new Voice.Tempo(1, 1, 1));
    }

    /// Says its first token at once and the next in an hour.
    static Sim stuck() {
        return new Sim(_ -> new Voice.Tempo(1, 3_600_000, 3_600_000));
    }

    URI base() {
        return base;
    }

    /// The answer to a plain chat with one user message and further members.
    JsonNode chat(String members, String said) {
        return chat("{'messages':[{'role':'user','content':'" + said + "'}]," + members + "}");
    }

    JsonNode chat(String body) {
        return json(post("/chat/completions", body).body());
    }

    List<JsonNode> chunks(String members, String said) {
        return events(
                "/chat/completions",
                "{'messages':[{'role':'user','content':'"
                        + said
                        + "'}],'stream':true,"
                        + members
                        + "}");
    }

    /// The data of each event but `[DONE]`.
    List<JsonNode> events(String path, String body) {
        List<JsonNode> chunks = new ArrayList<>();
        for (String event : post(path, body).body().split("\n\n")) {
            if (!event.equals("data: [DONE]")) {
                chunks.add(json(event.substring("data: ".length())));
            }
        }
        return chunks;
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body);
    }

    HttpResponse<String> send(String method, String path, String body) {
        try {
            return client.send(request(method, path, body), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("the provider broke the connection", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    InputStream open(String path, String body) throws IOException, InterruptedException {
        return client.send(request("POST", path, body), BodyHandlers.ofInputStream()).body();
    }

    /// Waits until so many answers are under way.
    void await(int running) throws Exception {
        CompletableFuture<Void> reached = new CompletableFuture<>();
        vertx.setPeriodic(
                1,
                _ -> {
                    if (provider.running() == running) {
                        reached.complete(null);
                    }
                });
        reached.get(10, TimeUnit.SECONDS);
    }

    int running() {
        return provider.running();
    }

    @Override
    public void close() {
        client.close();
        provider.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("content-type", "application/json")
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
    }
}
