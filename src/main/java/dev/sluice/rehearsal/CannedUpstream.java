package dev.sluice.rehearsal;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/// An OpenAI-shaped upstream that always says the same. On sockets alone, because the gateway's own
/// classes must see the gateway's traffic alone: profiles hold what each call site met.
final class CannedUpstream implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(CannedUpstream.class);
    private static final int FRAMES = 40;

    private static final String WHOLE =
            """
            {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"quick-1","choices":[{"index":0,"message":\
            {"role":"assistant","content":"%s","refusal":null},"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":300,"completion_tokens":\
            80,"total_tokens":380,"prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":0}}}\
            """
                    .formatted("a canned answer of a common length, ".repeat(12));

    private static final String FRAME =
            "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"quick-1\","
                    + "\"choices\":[%s],\"usage\":%s}\n\n";

    private static final String[] WORDS = {
        "{\"index\":0,\"delta\":{\"content\":\" word\"}}",
        "{\"index\":0,\"delta\":{\"content\":\" word\"},\"finish_reason\":null}",
        "{\"index\":0,\"delta\":{\"content\":\" word\"},\"logprobs\":null,\"finish_reason\":null}"
    };

    private static final String WHOLE_HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-request-id: canned\r\nopenai-processing-ms: 12\r\ncontent-length: %d\r\n\r\n%s";

    private static final String STREAM_HEAD =
            "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nx-request-id: canned\r\ntransfer-encoding: chunked\r\n\r\n";

    private final ServerSocket server;

    private CannedUpstream(ServerSocket server) {
        this.server = server;
    }

    static CannedUpstream listening() throws IOException {
        ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(() -> accept(server));
        return new CannedUpstream(server);
    }

    int port() {
        return server.getLocalPort();
    }

    private static void accept(ServerSocket server) {
        try {
            while (true) {
                Socket caller = server.accept();
                Thread.startVirtualThread(() -> answer(caller));
            }
        } catch (IOException closed) {
            LOG.debug("nobody is heard any more", closed);
        }
    }

    /// What goes wrong here goes wrong for the call, whose caller tells it.
    private static void answer(Socket caller) {
        try (caller) {
            caller.setTcpNoDelay(true);
            OutputStream out = caller.getOutputStream();
            Messages requests = new Messages(caller.getInputStream());
            String request = requests.next();
            while (!request.isEmpty()) {
                if (request.contains("\"stream\":true")) {
                    stream(out);
                } else {
                    say(out, WHOLE_HEAD.formatted(WHOLE.length(), WHOLE));
                }
                request = requests.next();
            }
        } catch (IOException gone) {
            LOG.debug("a connection ended", gone);
        }
    }

    private static void stream(OutputStream out) throws IOException {
        say(out, STREAM_HEAD);
        frame(
                out,
                "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}",
                "null");
        for (int i = 0; i < FRAMES; i++) {
            frame(out, WORDS[i % WORDS.length], "null");
        }
        frame(out, "{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}", "null");
        frame(out, "", "{\"prompt_tokens\":300,\"completion_tokens\":40,\"total_tokens\":340}");
        chunk(out, "data: [DONE]\n\n");
        chunk(out, "");
    }

    private static void frame(OutputStream out, String choice, String usage) throws IOException {
        chunk(out, FRAME.formatted(choice, usage));
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        say(out, Integer.toHexString(text.length()) + "\r\n" + text + "\r\n");
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
