package dev.sluice.kit;

import dev.sluice.kit.Script.Framing;
import dev.sluice.kit.Script.Step;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Plays one [Script] to one request, on a virtual thread of its own.
final class Player {

    private static final byte[] FLOOD = new byte[64 << 10];

    static {
        Arrays.fill(FLOOD, (byte) 'a');
    }

    private final Socket socket;
    private final Seen seen;
    private final Script script;
    private final AtomicBoolean whole = new AtomicBoolean();
    private final Thread thread;
    private final Step last;
    private long written;

    Player(Socket socket, Seen seen, Script script) {
        this.socket = socket;
        this.seen = seen;
        this.script = script;
        this.last = last(script);
        this.thread = Thread.ofVirtual().name("fake-player").unstarted(this::play);
    }

    void start() {
        thread.start();
    }

    void join() throws InterruptedException {
        thread.join();
    }

    /// The connection has ended: in mid-answer it was the client.
    void abandon() {
        if (!whole.get()) {
            seen.gone().complete(System.nanoTime());
            thread.interrupt();
        }
    }

    private void play() {
        try {
            boolean open = all(script.before()) && head() && all(script.body()) && finish();
            if (open && script.framing() == Framing.CLOSE) {
                socket.close();
            }
            seen.answered().complete(null);
        } catch (IOException e) {
            abandon();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The step whose bytes complete the answer: a client that has them may close before we know.
    private static @Nullable Step last(Script script) {
        Step last = script.body().isEmpty() ? null : script.body().getLast();
        return script.framing() != Framing.CHUNKED && last instanceof Step.Piece ? last : null;
    }

    /// False when a step has ended the connection.
    private boolean all(Iterable<Step> steps) throws IOException, InterruptedException {
        for (Step step : steps) {
            if (step == last) {
                whole.set(true);
            }
            if (!one(step)) {
                return false;
            }
        }
        return true;
    }

    private boolean one(Step step) throws IOException, InterruptedException {
        return switch (step) {
            case Step.Piece(byte[] bytes) -> piece(bytes);
            case Step.Raw(byte[] bytes) -> write(bytes);
            case Step.Flood(long bytes) -> flood(bytes);
            case Step.Drip(byte[] bytes, long pauseMillis) -> drip(bytes, pauseMillis);
            case Step.Hold(Gate gate) -> {
                gate.pass();
                yield true;
            }
            case Step.Reset() -> reset();
            case Step.Close() -> {
                whole.set(true);
                socket.close();
                yield false;
            }
            case Step.Hang() -> {
                new CountDownLatch(1).await();
                yield false;
            }
        };
    }

    private boolean head() throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + script.status() + " Scripted\r\n");
        for (int i = 0; i < script.headers().size(); i += 2) {
            head.append(script.headers().get(i)).append(": ");
            head.append(script.headers().get(i + 1)).append("\r\n");
        }
        boolean told = script.headers().contains("content-length");
        switch (script.framing()) {
            case LENGTH -> head.append(told ? "" : "content-length: " + length() + "\r\n");
            case CHUNKED -> head.append("transfer-encoding: chunked\r\n");
            case CLOSE -> head.append("connection: close\r\n");
        }
        if (script.body().isEmpty()) {
            whole.set(script.framing() == Framing.LENGTH);
        }
        return write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private long length() {
        return script.body().stream()
                .mapToLong(step ->
                        switch (step) {
                            case Step.Piece(byte[] bytes) -> bytes.length;
                            case Step.Flood(long bytes) -> bytes;
                            case Step.Raw _,
                                    Step.Drip _,
                                    Step.Hold _,
                                    Step.Reset _,
                                    Step.Close _,
                                    Step.Hang _ ->
                                    0;
                        })
                .sum();
    }

    private boolean flood(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            byte[] block = left >= FLOOD.length ? FLOOD : Arrays.copyOf(FLOOD, (int) left);
            if (!piece(block)) {
                return false;
            }
            left -= block.length;
        }
        return true;
    }

    private boolean drip(byte[] bytes, long pauseMillis) throws IOException, InterruptedException {
        while (piece(bytes)) {
            new CountDownLatch(1).await(pauseMillis, TimeUnit.MILLISECONDS);
        }
        return false;
    }

    private boolean piece(byte[] bytes) throws IOException {
        if (script.framing() != Framing.CHUNKED) {
            return write(bytes);
        }
        byte[] size =
                (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] chunk = Arrays.copyOf(size, size.length + bytes.length + 2);
        System.arraycopy(bytes, 0, chunk, size.length, bytes.length);
        chunk[chunk.length - 2] = '\r';
        chunk[chunk.length - 1] = '\n';
        return write(chunk);
    }

    /// Whole before the last bytes are out: a client that has them may close before we return.
    private boolean finish() throws IOException {
        whole.set(true);
        byte[] last = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
        return script.framing() != Framing.CHUNKED || write(last);
    }

    private boolean write(byte[] bytes) throws IOException {
        long room = script.cut() - written;
        socket.getOutputStream().write(bytes, 0, (int) Math.min(room, bytes.length));
        written += bytes.length;
        seen.wrote(written);
        return bytes.length < room || reset();
    }

    private boolean reset() throws IOException {
        whole.set(true);
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }
}
