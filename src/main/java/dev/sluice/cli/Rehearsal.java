package dev.sluice.cli;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// The calls of [Rehearse]: chats in two languages, short and long, whole and streamed, with tools
/// and without. Fails when one is not answered with 200.
@Singleton
final class Rehearsal implements QuarkusApplication {

    /// The system property that holds the caller's key.
    static final String KEY = "rehearsal.key";

    private static final int CALLERS = 16;

    /// A method is compiled for good after 5,000 to 15,000 calls and needs its profile before.
    private static final int CALLS_EACH = 2_000;

    /// Each is 42 frames.
    private static final int ONE_IN_STREAMS = 8;

    private static final String LONG =
            "Compare the two proposals step by step; which one costs less over 12 months, and why? ";

    private static final List<String> ASKED =
            List.of(
                    "hello there",
                    LONG.repeat(12),
                    "다음 문장을 영어로 번역해 주세요: 내일 오전 회의는 취소되었습니다. " + "자세한 내용은 메일로 보냈습니다. ".repeat(20),
                    "Write a function `sum(int[] a)` in Java:\\n```java\\nint sum(int[] a) {\\n```\\n"
                            .repeat(6),
                    "Prove that x^2 + y^2 >= 2xy for all real x and y.");

    private static final String TOOLS =
            ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look_up\",\"parameters\":{\"type\":\"object\","
                    + "\"properties\":{\"city\":{\"type\":\"string\"}}}}}]";

    private final HttpServer server;

    Rehearsal(HttpServer server) {
        this.server = server;
    }

    @Override
    public int run(String... args) throws IOException, InterruptedException {
        try (HttpClient client =
                        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all =
                    IntStream.range(0, CALLERS)
                            .<Future<?>>mapToObj(caller -> callers.submit(calls(client, caller)))
                            .toList();
            for (Future<?> caller : all) {
                caller.get();
            }
            return Exit.FINE;
        } catch (ExecutionException failed) {
            throw new IOException("a call of the rehearsal failed", failed.getCause());
        }
    }

    private Callable<Void> calls(HttpClient client, int caller) {
        URI chat = server.getLocalBaseUri().resolve("/v1/chat/completions");
        return () -> {
            for (int i = caller; i < caller + CALLS_EACH; i++) {
                HttpRequest request =
                        HttpRequest.newBuilder(chat)
                                .header("authorization", "Bearer " + System.getProperty(KEY))
                                .header("content-type", "application/json")
                                .POST(BodyPublishers.ofString(body(i)))
                                .build();
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException(answer.statusCode() + " " + answer.body());
                }
            }
            return null;
        };
    }

    private static String body(int i) {
        return """
        {"model":"%s","stream":%b,"max_tokens":400,"temperature":0.2,"messages":[{"role":"system","content":"You are a careful assistant."},\
        {"role":"user","content":"%s"}]%s}\
        """
                .formatted(
                        i % 10 == 9 ? "deep" : "auto",
                        i % ONE_IN_STREAMS == 0,
                        ASKED.get(i % ASKED.size()),
                        i % 7 == 0 ? TOOLS : "");
    }
}
