package dev.sluice.journey;

import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Loopback;
import dev.sluice.kit.NameServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A configuration in which each calamity has upstreams, providers and models of its own, because
/// breakers, budgets and counters remember: `early-7-unary` stands alone, and the route
/// `early-7-unary-spared` tries a model like it and then one of the spares. None is a server of
/// one's own, which would be probed meanwhile and leave rotation.
public final class FaultWorld implements QuarkusTestResourceLifecycleManager {

    /// A provider's budget allows thirty at once; each spare has a provider of its own.
    private static final int SPARES = 8;

    /// Ends the name of the model that a route tries first.
    static final String FIRST = "-first";

    private final FakeProvider spare = FakeProvider.start();
    private final Map<String, FakeProvider> ups = new TreeMap<>();
    private final NameServer names = NameServer.start();
    private final Premises premises = Premises.named("sluice-faults");
    private final List<AutoCloseable> open = new ArrayList<>(List.of(premises, spare, names));
    private final StringBuilder providers = new StringBuilder("providers:\n");
    private final StringBuilder models = new StringBuilder("models:\n");
    private final StringBuilder routes = new StringBuilder("routes:\n");
    private int count;

    @Override
    public Map<String, String> start() {
        try {
            Map<String, String> addresses = addresses();
            for (int i = 0; i < SPARES; i++) {
                model("spare-" + i, spare.base().toString(), "");
            }
            write("early", EarlyCalamities.ALL, addresses);
            write("late", LateCalamities.ALL, addresses);
            premises.write("world.yaml", "" + providers + models + routes);
            Map<String, String> settings = premises.settings();
            settings.put("quarkus.vertx.resolver.servers", names.address());
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(String when, List<Calamity> all, Calamity each, boolean streams) {
        return when + "-" + all.indexOf(each) + (streams ? "-stream" : "-unary");
    }

    private void write(String when, List<Calamity> calamities, Map<String, String> addresses) {
        for (Calamity each : calamities) {
            for (boolean streams : new boolean[] {false, true}) {
                if (each.script(streams) != null) {
                    String name = name(when, calamities, each, streams);
                    FakeProvider up = FakeProvider.start().always(each.script(streams));
                    open.add(up);
                    ups.put(name, up);
                    String at = addresses.getOrDefault(each.at(), up.base().toString());
                    if (!each.spared().isEmpty()) {
                        model(name, at, each.clocks());
                    }
                    model(name + FIRST, at, each.clocks());
                    routes.append(
                            "  %s-spared: { fast: %s%s, fallback: [ spare-%d ] }\n"
                                    .formatted(name, name, FIRST, count++ % SPARES));
                }
            }
        }
    }

    private void model(String name, String at, String clocks) {
        providers.append(
                "  of-%s: { dialect: openai, base-url: \"%s\" }\n"
                        .formatted(name, at.replace("NAME", name)));
        models.append(
                "  %s: { provider: of-%s, upstream: up-%s, price: { input: 1, output: 2 }, timeouts: { %s } }\n"
                        .formatted(name, name, name, clocks));
    }

    /// A name of which nothing is said is each model's own: who asks for it while another's
    /// question is open gets that one's end.
    private Map<String, String> addresses() throws IOException {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        Socket refusing = Loopback.refusing();
        open.add(refusing);
        ServerSocket full = new ServerSocket(0, 1, here);
        open.add(full);
        fill(full);
        ServerSocket plain = new ServerSocket(0, 64, here);
        open.add(plain);
        Thread.ofVirtual().start(() -> turnAway(plain));
        return Map.of(
                "refusing", "http://127.0.0.1:" + refusing.getLocalPort() + "/v1",
                "full", "http://127.0.0.1:" + full.getLocalPort() + "/v1",
                "plain", "https://127.0.0.1:" + plain.getLocalPort() + "/v1",
                "unknown", "http://nobody.test/v1",
                "silent", "http://silent-NAME.test/v1");
    }

    /// Takes no more connections: its queue of one is full.
    private void fill(ServerSocket full) throws IOException {
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

    private static void turnAway(ServerSocket plain) {
        try {
            while (true) {
                try (Socket caller = plain.accept()) {
                    caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                }
            }
        } catch (IOException closed) {
            // By stop().
        }
    }

    @Override
    public void inject(TestInjector injector) {
        FaultStage stage = new FaultStage(ups, spare);
        injector.injectIntoFields(stage, new TestInjector.MatchesType(FaultStage.class));
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
