package dev.sluice.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// An upstream that does what the test says, over real HTTP/1.1 on a free loopback port. It writes
/// to the socket itself, so that it can misbehave at any byte. Each request takes the next of the
/// scripts queued by [#next]; with none left, the one of [#always]; with none, a 500.
///
/// ```java
/// try (FakeProvider fake = FakeProvider.start()) {
///     fake.next(Script.error(503, "busy"), Script.chat("Hello", " world"));
///     ...
///     fake.take().gone().get(5, SECONDS);
/// }
/// ```
public final class FakeProvider implements AutoCloseable {

    private static final Script UNSCRIPTED = Script.error(500, "no_script");

    private final ServerSocket server;
    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Seen> untaken = new LinkedBlockingQueue<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Script always = UNSCRIPTED;
    private volatile Gate reading = new Gate();

    private FakeProvider(ServerSocket server) {
        this.server = server;
        reading.open();
    }

    public static FakeProvider start() {
        return start("127.0.0.1", 0);
    }

    /// On that port of one of this machine's addresses; 0 for a free one.
    public static FakeProvider start(String address, int port) {
        try {
            ServerSocket socket = new ServerSocket(port, 512, InetAddress.ofLiteral(address));
            FakeProvider fake = new FakeProvider(socket);
            Thread.ofVirtual().name("fake-accept").start(fake::accept);
            return fake;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a provider's `base-url` is written: `http://127.0.0.1:PORT/v1`.
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
    }

    /// For the next requests, one each, in order of arrival.
    public FakeProvider next(Script... more) {
        scripts.addAll(List.of(more));
        return this;
    }

    /// For every request without a script of its own.
    public FakeProvider always(Script script) {
        always = script;
        return this;
    }

    /// Reads no further request body until the gate opens, on connections made from now on.
    public FakeProvider readAfter(Gate gate) {
        reading = gate;
        return this;
    }

    /// All requests so far, in order of arrival.
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    /// The oldest request not yet taken; waits for it.
    public Seen take() throws InterruptedException, TimeoutException {
        Seen next = untaken.poll(25, TimeUnit.SECONDS);
        if (next == null) {
            throw new TimeoutException("no request within 25 s");
        }
        return next;
    }

    /// Connections accepted so far.
    public int connections() {
        return connections.get();
    }

    /// Connections open now.
    public int open() {
        return open.size();
    }

    /// Forgets scripts and requests; connections stay.
    public void clear() {
        scripts.clear();
        seen.clear();
        untaken.clear();
        always = UNSCRIPTED;
    }

    /// Closes the port and every connection; from now on the port refuses.
    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                int number = connections.incrementAndGet();
                Connection connection = new Connection(socket, number, reading, this::script);
                Thread.ofVirtual().name("fake-connection").start(() -> serve(connection, socket));
            }
        } catch (IOException closed) {
            // The port was closed by close().
        }
    }

    private void serve(Connection connection, Socket socket) {
        connection.run();
        open.remove(socket);
    }

    /// Probes are answered past all scripts: they come when they like.
    private Script script(Seen request) {
        if (request.path().equals("/health")) {
            return Script.status(200);
        }
        seen.add(request);
        untaken.add(request);
        Script next = scripts.poll();
        return next == null ? always : next;
    }
}
