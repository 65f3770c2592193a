package dev.sluice.kit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/// One request as [FakeProvider] received it, and how its answer went.
public final class Seen {

    private final String method;
    private final String path;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final byte[] body;
    private final int connection;
    private final CompletableFuture<Long> gone = new CompletableFuture<>();
    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private volatile long written;

    Seen(
            String method,
            String path,
            Map<String, List<String>> headers,
            byte[] body,
            int connection) {
        this.method = method;
        this.path = path;
        this.headers.putAll(headers);
        this.body = body;
        this.connection = connection;
    }

    public String method() {
        return method;
    }

    /// With the query, as sent.
    public String path() {
        return path;
    }

    /// The first value, or empty; names without regard to case.
    public String header(String name) {
        return headers.getOrDefault(name, List.of("")).getFirst();
    }

    public Map<String, List<String>> headers() {
        return headers;
    }

    public byte[] body() {
        return body.clone();
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /// Which connection it came on, from 1.
    public int connection() {
        return connection;
    }

    /// Completes with `System.nanoTime()` when the client closed the connection in mid-answer;
    /// never, when the answer was written whole or the script ended the connection itself.
    public CompletableFuture<Long> gone() {
        return gone;
    }

    /// Bytes of the answer that its socket has taken.
    public long written() {
        return written;
    }

    void wrote(long all) {
        written = all;
    }

    /// Completes when the script has been played to its end.
    public CompletableFuture<Void> answered() {
        return answered;
    }
}
