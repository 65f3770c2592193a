package dev.sluice.sim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A provider that needs no key and no network: `sim-fast`, `sim-reasoning`, `sim-embed` and
/// `sim-rerank` over HTTP on 127.0.0.1. It costs one listening socket until it is asked; a request
/// costs one timer per token. Answers depend on the request alone; ids and `created` do not.
public final class SimProvider {

    /// Above every body limit of the gateway itself (security.md section 6).
    private static final int MOST_BYTES = 32 << 20;

    private final Vertx vertx;
    private final InstantSource clock;
    private final Function<Voice, Voice.Tempo> tempo;
    private final HttpServer server;
    private final AtomicInteger running = new AtomicInteger();
    private int asked;

    public SimProvider(Vertx vertx) {
        this(vertx, InstantSource.system(), Voice::tempo);
    }

    SimProvider(Vertx vertx, InstantSource clock, Function<Voice, Voice.Tempo> tempo) {
        this.vertx = vertx;
        this.clock = clock;
        this.tempo = tempo;
        this.server = vertx.createHttpServer();
    }

    /// Called once, and not on an event loop.
    ///
    /// @param port to open; 0 for any
    /// @return the base URI as a provider's `base-url` is written: `http://127.0.0.1:PORT/v1`
    public URI start(int port) {
        server.requestHandler(this::take)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/v1");
    }

    /// Closes the port and every connection; answers under way end there.
    public Future<Void> close() {
        return server.close();
    }

    /// Answers begun and neither complete nor left by their client.
    int running() {
        return running.get();
    }

    private void take(HttpServerRequest request) {
        request.exceptionHandler(_ -> {});
        Buffer body = Buffer.buffer();
        request.handler(part -> {
            if (body.length() <= MOST_BYTES) {
                body.appendBuffer(part);
            }
        });
        request.endHandler(_ -> {
            try {
                answer(request, body);
            } catch (Complaint complaint) {
                Front.send(request, complaint.status(), complaint.json());
            }
        });
    }

    private void answer(HttpServerRequest request, Buffer body) {
        if (body.length() > MOST_BYTES) {
            throw Complaint.tooLarge(MOST_BYTES);
        }
        String path = Front.path(request);
        switch (path) {
            case "/v1/chat/completions" -> play(request, Question.chat(Front.read(body)));
            case "/v1/completions" -> play(request, Question.legacy(Front.read(body)));
            case "/v1/embeddings" -> soon(request, Voice.EMBED, Embeddings.of(Front.read(body)));
            case "/v1/rerank" -> soon(request, Voice.RERANK, Rankings.of(Front.read(body)));
            case Front.MODELS -> Front.send(request, 200, Voice.list());
            default ->
                    Front.send(
                            request,
                            200,
                            Voice.named(path.substring(Front.MODELS.length() + 1)).card());
        }
    }

    private void play(HttpServerRequest request, Question question) {
        Shapes shapes =
                new Shapes(
                        question,
                        Answer.to(question),
                        question.id(++asked),
                        clock.instant().getEpochSecond());
        running.incrementAndGet();
        new Playback(
                        vertx,
                        request.response(),
                        shapes,
                        tempo.apply(question.voice()),
                        running::decrementAndGet)
                .start();
    }

    private void soon(HttpServerRequest request, Voice voice, ObjectNode answer) {
        vertx.setTimer(tempo.apply(voice).first(), _ -> Front.send(request, 200, answer));
    }
}
