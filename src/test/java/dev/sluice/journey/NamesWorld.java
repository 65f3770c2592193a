package dev.sluice.journey;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.NameServer;
import dev.sluice.kit.Script;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Models whose upstream has a name with two addresses, and a server of its own at the first one.
/// Each has a provider of its own, which is none of one's own: it would be probed.
public final class NamesWorld implements QuarkusTestResourceLifecycleManager {

    static final String FIRST = "127.0.0.1";
    static final String SECOND = "127.0.0.2";

    private final Premises premises = Premises.named("sluice-names");
    private final NameServer names = NameServer.start().knows("twins.test", FIRST, SECOND);
    private final Map<String, FakeProvider> ups = new TreeMap<>();
    private final List<AutoCloseable> open = new ArrayList<>(List.of(premises, names));

    private final List<String> hellos = new CopyOnWriteArrayList<>();

    /// @param hellos with which TLS began at the first address of `sealed`, where nobody knows it
    /// @param ups the server at the first address, by its model's name
    /// @param open closed at the end
    record Twins(
            NameServer names,
            Map<String, FakeProvider> ups,
            List<String> hellos,
            List<AutoCloseable> open) {

        /// Another server at the same port of the second address.
        FakeProvider second(String model) {
            FakeProvider second = FakeProvider.start(SECOND, port(model));
            open.add(second);
            return second.always(answer());
        }

        /// Nobody answers at the second address, and nobody refuses: its queue of one is full.
        void swallowing(String model) throws IOException {
            ServerSocket full = new ServerSocket();
            open.add(full);
            full.bind(new InetSocketAddress(SECOND, port(model)), 1);
            for (int i = 0; i < 4; i++) {
                Socket waiting = new Socket();
                open.add(waiting);
                try {
                    waiting.connect(full.getLocalSocketAddress(), 200);
                } catch (SocketTimeoutException queueFull) {
                    return;
                }
            }
        }

        private int port(String model) {
            return ups.get(model).base().getPort();
        }

        /// What so many calls got, one after another: their statuses and attempts.
        List<String> ask(String model, int times) {
            List<String> got = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                Response answer =
                        RestAssured.given()
                                .contentType("application/json")
                                .body(Stage.chat(model).getBytes())
                                .post(Stage.CHAT);
                got.add(answer.statusCode() + " after " + answer.header("x-sluice-attempts"));
            }
            return got;
        }
    }

    /// The connection's last one, so that each call makes one.
    private static Script answer() {
        return Script.ok(Chunks.whole("a", 1, 1)).header("connection", "close");
    }

    private int sealed() throws IOException {
        ServerSocket server = new ServerSocket(0, 64, InetAddress.ofLiteral(FIRST));
        open.add(server);
        Thread.ofVirtual().start(() -> hear(server));
        return server.getLocalPort();
    }

    private void hear(ServerSocket server) {
        try {
            while (true) {
                try (Socket caller = server.accept()) {
                    byte[] hello = new byte[1 << 12];
                    int length = caller.getInputStream().read(hello);
                    if (length > 0) {
                        hellos.add(new String(hello, 0, length, StandardCharsets.ISO_8859_1));
                    }
                }
            }
        } catch (IOException closed) {
            // By stop().
        }
    }

    private String yaml() throws IOException {
        StringBuilder providers = new StringBuilder("providers:\n");
        StringBuilder models = new StringBuilder("models:\n");
        for (String name : List.of("half", "held", "crowd", "turn", "moved", "none", "swallowed")) {
            names.knows(name + ".test", FIRST, SECOND);
            FakeProvider up = FakeProvider.start().always(answer());
            open.add(up);
            ups.put(name, up);
            URI at = up.base();
            providers.append(
                    "  of-%s: { dialect: openai, base-url: \"http://%s.test:%d/v1\" }\n"
                            .formatted(name, name, at.getPort()));
            models.append(
                    "  %s: { provider: of-%s, upstream: up, timeouts: { connect: %s } }\n"
                            .formatted(name, name, name.equals("swallowed") ? "1200ms" : "2s"));
        }
        providers.append(
                "  of-sealed: { dialect: openai, base-url: \"https://twins.test:%d/v1\" }\n"
                        .formatted(sealed()));
        models.append("  sealed: { provider: of-sealed, upstream: up }\n");
        return "" + providers + models;
    }

    @Override
    public Map<String, String> start() {
        try {
            premises.write("world.yaml", yaml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> settings = premises.settings();
        settings.put("quarkus.vertx.resolver.servers", names.address());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(
                new Twins(names, ups, hellos, open), new TestInjector.MatchesType(Twins.class));
    }

    @Override
    public void stop() {
        for (AutoCloseable each : open.reversed()) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
