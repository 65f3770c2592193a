package dev.sluice.kit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// The reading half of one connection of [FakeProvider]. While an answer is played on a thread of
/// its own, this one already waits for the next request: that is how it learns that the client has
/// left in mid-answer.
final class Connection implements Runnable {

    private final Socket socket;
    private final int number;
    private final Gate reading;
    private final Function<Seen, Script> scripts;

    /// @param reading passed before the body of each request is read
    Connection(Socket socket, int number, Gate reading, Function<Seen, Script> scripts) {
        this.socket = socket;
        this.number = number;
        this.reading = reading;
        this.scripts = scripts;
    }

    @Override
    public void run() {
        Player player = null;
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Seen next = read(in);
            while (next != null) {
                if (player != null) {
                    player.join();
                }
                player = new Player(socket, next, scripts.apply(next));
                player.start();
                next = read(in);
            }
        } catch (IOException gone) {
            // The client reset the connection, or the player closed it; either ends below.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (player != null) {
            player.abandon();
        }
    }

    private Seen read(InputStream in) throws IOException, InterruptedException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        String[] words = first.split(" ");
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        reading.pass();
        return new Seen(words[0], words[1], headers, body(in, headers), number);
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers)
            throws IOException {
        if (!headers.containsKey("transfer-encoding")) {
            String length = headers.getOrDefault("content-length", List.of("0")).getFirst();
            return exactly(in, Integer.parseInt(length));
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            body.writeBytes(exactly(in, size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).split(";")[0].strip(), 16);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the request ended within its body");
        }
        return bytes;
    }

    /// One line without its end; empty at the end of the stream.
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
