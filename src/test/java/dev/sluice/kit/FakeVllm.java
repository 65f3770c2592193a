package dev.sluice.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A vLLM server of which only the outside is there, over real HTTP: it says what it has to do and
/// streams two words, the second one when [#release] lets it. What others have it do is said, not
/// done, so that no test waits for it.
public final class FakeVllm implements AutoCloseable {

    // Made by the test's thread: one of the server's cannot load what makes them.
    private final String role = Chunks.role();
    private final String one = Chunks.content("one");
    private final String two = Chunks.content(" two");
    private final String finish = Chunks.finish("stop");
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private final Set<String> cached = ConcurrentHashMap.newKeySet();
    private final AtomicInteger hits = new AtomicInteger();
    private final AtomicInteger behind = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int others;
    private volatile int waiting;
    private volatile boolean asleep;
    private volatile boolean dumb;
    private volatile CountDownLatch held = new CountDownLatch(0);
    private volatile HttpServer server;
    private volatile @Nullable Socket place;
    private volatile ExecutorService threads;

    private FakeVllm() {
        open(0);
    }

    public static FakeVllm start() {
        return new FakeVllm();
    }

    private void open(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/metrics", this::metrics);
        server.createContext("/v1/chat/completions", this::chat);
        server.start();
    }

    /// As a provider's `replicas` are written.
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    /// What it says it does for others.
    public void busy(int running, int waiting) {
        others = running;
        this.waiting = waiting;
    }

    public void sleep(boolean asleep) {
        this.asleep = asleep;
    }

    /// It answers, but not with metrics.
    public void dumb() {
        dumb = true;
    }

    /// Streams stay open after their first word until [#release].
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void release() {
        held.countDown();
    }

    /// SIGKILL: what is open breaks off, and the port refuses and is nobody else's.
    public void kill() throws IOException {
        stop();
        place = Loopback.refusing(server.getAddress().getPort());
    }

    /// Back at the same port, with an empty cache.
    public void revive() throws IOException {
        leave();
        open(server.getAddress().getPort());
    }

    private void stop() {
        server.stop(0);
        threads.shutdownNow();
        cached.clear();
    }

    private void leave() throws IOException {
        Socket held = place;
        if (held != null) {
            held.close();
        }
    }

    public List<String> bodies() {
        return List.copyOf(bodies);
    }

    public int requests() {
        return bodies.size();
    }

    /// Requests whose whole text it had seen before.
    public int hits() {
        return hits.get();
    }

    /// Requests that came while others waited.
    public int behind() {
        return behind.get();
    }

    /// How often it was asked for metrics.
    public int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        release();
        stop();
        try {
            leave();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void metrics(HttpExchange exchange) throws IOException {
        String text =
                """
                vllm:num_requests_running{engine="0",model_name="tiny"} %d.0
                vllm:num_requests_waiting{engine="0",model_name="tiny"} %d.0
                vllm:kv_cache_usage_perc{engine="0",model_name="tiny"} 0.1
                vllm:engine_sleep_state{engine="0",model_name="tiny",sleep_state="awake"} %d.0
                """
                        .formatted(others + running.get(), waiting, asleep ? 0 : 1);
        byte[] bytes = (dumb ? "<html>no metrics</html>" : text).getBytes(UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
        asked.incrementAndGet();
    }

    private void chat(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        bodies.add(body);
        behind.addAndGet(waiting > 0 ? 1 : 0);
        hits.addAndGet(cached.add(body) ? 0 : 1);
        running.incrementAndGet();
        exchange.getResponseHeaders().set("content-type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            say(out, role);
            say(out, one);
            held.await();
            say(out, two);
            say(out, finish);
            say(out, "[DONE]");
        } catch (InterruptedException killed) {
            Thread.currentThread().interrupt();
        } finally {
            running.decrementAndGet();
        }
    }

    private static void say(OutputStream out, String data) throws IOException {
        out.write(("data: " + data + "\n\n").getBytes(UTF_8));
        out.flush();
    }
}
