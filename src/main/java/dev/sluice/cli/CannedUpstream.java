package dev.sluice.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// An OpenAI-shaped upstream that always says the same, for [Rehearse]. The JDK's server, because
/// the gateway's own classes must see the gateway's traffic alone: profiles hold what each call
/// site met.
final class CannedUpstream implements AutoCloseable {

    private static final int FRAMES = 40;

    private static final String WHOLE =
            """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"quick-1","choices":[{"index":0,"message":\
            {"role":"assistant","content":"%s"},"finish_reason":"stop"}],"usage":{"prompt_tokens":300,"completion_tokens":\
            80,"total_tokens":380,"prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":0}}}\
            """
                    .formatted("a canned answer of a common length, ".repeat(12));

    private static final String FRAME =
            "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"quick-1\","
                    + "\"choices\":[%s],\"usage\":%s}\n\n";

    private final HttpServer server;

    private CannedUpstream(HttpServer server) {
        this.server = server;
    }

    static CannedUpstream listening() throws IOException {
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer server = HttpServer.create(free, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", CannedUpstream::answer);
        server.start();
        return new CannedUpstream(server);
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            if (body.contains("\"stream\":true")) {
                stream(exchange);
            } else {
                byte[] whole = WHOLE.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("content-type", "application/json");
                exchange.sendResponseHeaders(200, whole.length);
                exchange.getResponseBody().write(whole);
            }
        }
    }

    private static void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        frame(out, "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}", "null");
        for (int i = 0; i < FRAMES; i++) {
            frame(out, "{\"index\":0,\"delta\":{\"content\":\" word\"}}", "null");
        }
        frame(out, "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}", "null");
        frame(out, "", "{\"prompt_tokens\":300,\"completion_tokens\":40,\"total_tokens\":340}");
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void frame(OutputStream out, String choice, String usage) throws IOException {
        out.write(FRAME.formatted(choice, usage).getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
