package dev.sluice.dialect;

import dev.sluice.catalog.Provider;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;

/// Where the calls of [LangChain4j] arrive: a server on a loopback port that answers in OpenAI's
/// form. It takes none but this process's own, which know a word made at its start; what a provider
/// is and its credential stay in memory. Each call runs on a virtual thread of its own and is
/// cancelled when its connection closes. Until the first call it costs one listening socket.
public final class LangChain4jHost {

    private final String secret = random();
    private final URI address;
    private final Signatures signatures;
    private final LangChain4jAccounts accounts = new LangChain4jAccounts();

    private LangChain4jHost(URI address, InstantSource clock) {
        this.address = address;
        this.signatures = new Signatures(clock);
    }

    /// Where nothing is called: a verb beside the server, a test that only encodes.
    public static LangChain4jHost closed() {
        return new LangChain4jHost(URI.create("http://127.0.0.1:1/v1"), InstantSource.system());
    }

    /// Called once, and not on an event loop. Closed with Vert.x.
    ///
    /// @param port to open; 0 for any
    public static LangChain4jHost open(Vertx vertx, InstantSource clock, int port) {
        HttpServer server = vertx.createHttpServer();
        LangChain4jHost[] host = new LangChain4jHost[1];
        server.requestHandler(request -> Objects.requireNonNull(host[0]).take(vertx, request));
        server.listen(port, "127.0.0.1").toCompletionStage().toCompletableFuture().join();
        host[0] =
                new LangChain4jHost(
                        URI.create("http://127.0.0.1:" + server.actualPort() + "/v1"), clock);
        return host[0];
    }

    private static String random() {
        return new BigInteger(128, new SecureRandom()).toString(16);
    }

    URI address() {
        return address;
    }

    Signatures signatures() {
        return signatures;
    }

    String secret() {
        return secret;
    }

    /// The word by which calls name a provider; equal for equal ones.
    String account(Provider provider) {
        return accounts.name(provider);
    }

    private void take(Vertx vertx, HttpServerRequest request) {
        String shown = String.valueOf(request.getHeader("authorization"));
        byte[] expected = ("Bearer " + secret).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), expected)) {
            request.response().setStatusCode(401).end();
            return;
        }
        Context context = vertx.getOrCreateContext();
        LangChain4jReply reply = new LangChain4jReply(request.response(), context);
        request.body().onSuccess(body -> begin(request, Value.of(body.getBytes()), reply));
    }

    private void begin(HttpServerRequest request, Value call, LangChain4jReply reply) {
        String path = String.valueOf(request.path());
        LangChain4jAccount account;
        try {
            account = accounts.use(call.get("account").text(), request.response());
        } catch (IllegalStateException closed) {
            reply.failed(closed);
            return;
        }
        Thread worker =
                Thread.ofVirtual()
                        .name("sluice-langchain4j")
                        .unstarted(() -> {
                            try {
                                LangChain4jCall.answer(path, call, account, signatures, reply);
                            } catch (RuntimeException | LinkageError failure) {
                                reply.failed(failure);
                            }
                        });
        reply.onGone(worker::interrupt);
        worker.start();
    }
}
