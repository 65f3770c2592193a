package dev.sluice.dialect;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Timeouts;
import dev.sluice.wire.Secret;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A running [LangChain4jHost] and a provider behind it that answers each request with the same
/// bytes and notes what it was asked.
final class Afar implements AutoCloseable {

    record Seen(String path, String authorization, String body) {}

    private final Vertx vertx = Vertx.vertx();
    private final LangChain4jHost host =
            LangChain4jHost.open(vertx, java.time.InstantSource.system(), 0);
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile byte[] answer = {};

    Afar() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String shown = String.valueOf(exchange.getRequestHeaders().getFirst("authorization"));
        seen.add(new Seen(exchange.getRequestURI().getPath(), shown, body));
        exchange.getResponseHeaders().set("content-type", type);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    void answers(int status, String type, byte[] body) {
        this.status = status;
        this.type = type;
        this.answer = body;
    }

    Seen asked() throws InterruptedException {
        Seen one = seen.poll(10, TimeUnit.SECONDS);
        if (one == null) {
            throw new AssertionError("nothing was asked");
        }
        return one;
    }

    LangChain4j dialect() {
        return new LangChain4j(host);
    }

    URI address() {
        return host.address();
    }

    Model model(String engine, String upstream, String key) {
        return model(engine, upstream, key, Provider.Rules.NONE);
    }

    Model model(String engine, String upstream, String key, Provider.Rules rules) {
        return model(engine, upstream, key, base(""), rules);
    }

    URI base(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    static Model model(String engine, String upstream, String key, URI base, Provider.Rules rules) {
        Provider provider =
                new Provider(
                        "far",
                        "langchain4j",
                        engine,
                        List.of(base),
                        key.isEmpty() ? Secret.NONE : new Secret(key),
                        Provider.Residency.EXTERNAL,
                        Balancing.of(Provider.Balance.LEAST_LOAD),
                        rules);
        return new Model(
                "mine", provider, upstream, null, Patch.NONE, null, Card.UNKNOWN, Timeouts.UNSAID);
    }

    /// What the host says to the attempt.
    HttpResponse<byte[]> sent(Ask ask, Model model) throws IOException, InterruptedException {
        Dialect.Outbound out = dialect().encode(ask, model, Patch.NONE);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(host.address() + "/" + out.path()))
                        .POST(BodyPublishers.ofByteArray(out.body()));
        out.headers().forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    /// What the caller gets, ids and times left out.
    String told(Ask ask, Model model) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = sent(ask, model);
        Dialect.Transcript transcript = dialect().transcript(ask, model);
        Buffer body = Buffer.buffer(answer.body());
        if (answer.statusCode() != 200) {
            return transcript.refused(answer.statusCode(), body).toString();
        }
        String told =
                ask.streams()
                        ? transcript.feed(body).toString() + transcript.finish()
                        : switch (transcript.whole(body)) {
                            case Dialect.Verdict.Answer(Buffer whole) -> whole.toString();
                            case Dialect.Verdict.Broken(Complaint why) -> why.toString();
                        };
        return told.replaceAll("\"id\":\"chatcmpl-[^\"]*\"", "\"id\":\"chatcmpl\"")
                .replaceAll("\"created\":\\d+", "\"created\":0");
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
