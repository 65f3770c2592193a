package dev.sluice.dialect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A caller that leaves ends Bedrock's answer at once, though LangChain4j has given nothing to
/// cancel it by.
class LangChain4jGoneTest {

    private static final String HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: application/vnd.amazon.eventstream\r\ntransfer-encoding: chunked\r\n\r\n";

    private Afar afar;
    private ServerSocket provider;

    @BeforeEach
    void start() throws IOException {
        afar = new Afar();
        provider = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        provider.close();
        afar.close();
    }

    /// Until the client closes the connection.
    private CompletableFuture<Boolean> closed(byte[] before, CountDownLatch asked) {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> {
                    try (Socket socket = provider.accept()) {
                        InputStream in = socket.getInputStream();
                        in.read();
                        socket.getOutputStream().write(before);
                        asked.countDown();
                        while (in.read() >= 0) {}
                        closed.complete(true);
                    } catch (IOException reset) {
                        closed.complete(true);
                    }
                });
        return closed;
    }

    private static byte[] chunk(byte[] frame) {
        byte[] size = (Integer.toHexString(frame.length) + "\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[size.length + frame.length + 2];
        System.arraycopy(size, 0, all, 0, size.length);
        System.arraycopy(frame, 0, all, size.length, frame.length);
        all[all.length - 2] = '\r';
        all[all.length - 1] = '\n';
        return all;
    }

    private Socket call() throws IOException {
        URI base = URI.create("http://127.0.0.1:" + provider.getLocalPort());
        Dialect.Outbound out =
                afar.dialect()
                        .encode(
                                Converse.ask(",'stream':true"),
                                Afar.model(
                                        "bedrock", "m", "AKIA:secret", base, Provider.Rules.NONE),
                                Patch.NONE);
        Socket caller = new Socket(InetAddress.getLoopbackAddress(), afar.address().getPort());
        String head =
                "POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\nauthorization: "
                        + out.headers().get("authorization")
                        + "\r\ncontent-length: "
                        + out.body().length
                        + "\r\n\r\n";
        caller.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().write(out.body());
        return caller;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "head", "call"})
    void theProvidersConnectionCloses(String state) throws Exception {
        // Given
        String[] call = {
            "messageStart", "{'role':'assistant'}",
            "contentBlockStart",
                    "{'contentBlockIndex':0,'start':{'toolUse':{'toolUseId':'t1','name':'look'}}}"
        };
        byte[] head = state.isEmpty() ? new byte[0] : HEAD.getBytes(StandardCharsets.US_ASCII);
        byte[] events = state.equals("call") ? chunk(EventFrames.of(call)) : new byte[0];
        byte[] before = new byte[head.length + events.length];
        System.arraycopy(head, 0, before, 0, head.length);
        System.arraycopy(events, 0, before, head.length, events.length);
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Boolean> closed = closed(before, asked);
        // When
        try (Socket _ = call()) {
            assertTrue(asked.await(20, TimeUnit.SECONDS));
        }
        // Then
        assertTrue(closed.get(20, TimeUnit.SECONDS));
    }
}
