package dev.sluice.rehearsal;

import dev.sluice.wire.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The calls: chats in two languages, short and long, whole and streamed, with tools and without.
///
/// @param at where the gateway listens, without TLS
/// @param path where it takes chats
/// @param key of the team in [Script]
public record Rehearsal(InetSocketAddress at, String path, Secret key) {

    /// Calls over one connection.
    private static final int VISIT = 40;

    private static final int PATIENCE_MILLIS = 30_000;

    private static final String HEAD =
            "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json\r\nUser-Agent: rehearsal\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n";

    private static final Pattern NAME = Pattern.compile("(?m)^[A-Za-z-]+:");

    /// Returns when all is played, with the number of calls. Throws IOException when one is not
    /// answered with 200.
    ///
    /// @param callers at once
    /// @param each how many calls a caller makes
    /// @param goOn asked before each call; once it says false, no further one is made
    public int play(int callers, int each, BooleanSupplier goOn)
            throws IOException, InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> all =
                    IntStream.range(0, callers)
                            .mapToObj(first -> threads.submit(calls(first, each, goOn)))
                            .toList();
            int made = 0;
            for (Future<Integer> caller : all) {
                made += caller.get();
            }
            return made;
        } catch (ExecutionException failed) {
            throw new IOException("a call of the rehearsal: " + failed.getCause(), failed);
        }
    }

    private Callable<Integer> calls(int first, int each, BooleanSupplier goOn) {
        return () -> {
            int made = 0;
            while (made < each && goOn.getAsBoolean()) {
                made += visit(first + made, Math.min(VISIT, each - made), goOn);
            }
            return made;
        };
    }

    /// One connection. Its client writes head and body at once or, as some do, one after the other.
    private int visit(int from, int most, BooleanSupplier goOn) throws IOException {
        try (Socket socket = new Socket(at.getAddress(), at.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            Messages answers = new Messages(socket.getInputStream());
            boolean apart = from / VISIT % 2 == 0;
            int made = 0;
            for (; made < most && (made == 0 || goOn.getAsBoolean()); made++) {
                byte[] body = Script.body(from + made).getBytes(StandardCharsets.UTF_8);
                byte[] head = head(apart, body.length);
                if (apart) {
                    out.write(head);
                    out.write(body);
                } else {
                    byte[] whole = Arrays.copyOf(head, head.length + body.length);
                    System.arraycopy(body, 0, whole, head.length, body.length);
                    out.write(whole);
                }
                String answer = answers.next();
                if (!answer.startsWith("HTTP/1.1 200 ")) {
                    throw new IOException("answered by " + answer.lines().findFirst().orElse(""));
                }
            }
            return made;
        }
    }

    /// Names of headers as some clients write them, and as others do.
    private byte[] head(boolean apart, int length) {
        String head = HEAD.formatted(path, key.value(), length);
        return (apart ? head : lowered(head)).getBytes(StandardCharsets.US_ASCII);
    }

    private static String lowered(String head) {
        return NAME.matcher(head).replaceAll(name -> name.group().toLowerCase(Locale.ROOT));
    }
}
