package dev.sluice.journey;

import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Loopback;
import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
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
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Starts two scripted upstreams and writes the configuration of a gateway between them and the
/// test.
///
/// Models are many and alike, `m1` to `m75`, so that each test takes one of its own: breakers and
/// counters are per model, and no test feels another. `m1` is `up-m1` to the first upstream and
/// costs 1 USD per million input tokens, 0.10 cached, 2 output. `f1` to `f50` stand in the same way
/// for models of the second upstream; the route `r1` tries `m1`'s like `a1`, then `f1`.
public final class World implements QuarkusTestResourceLifecycleManager {

    static final String UPSTREAM_KEY = "sk-upstream-only-0123456789";
    private static final Secret PEPPER = new Secret("a pepper for tests, of 32 bytes and more");

    private final FakeProvider first = FakeProvider.start();
    private final FakeProvider second = FakeProvider.start();
    private final ApiKey everything = ApiKey.fresh(new Random(1));
    private final ApiKey little = ApiKey.fresh(new Random(2));
    private final Premises premises = Premises.named("sluice-journey");
    private final Map<String, String> settings = premises.settings();

    private final List<Socket> sockets = new ArrayList<>();
    private @Nullable ServerSocket full;

    @Override
    public void init(Map<String, String> arguments) {
        settings.putAll(arguments);
    }

    @Override
    public Map<String, String> start() {
        try {
            Landscape landscape = new Landscape(first.base(), second.base(), refusing(), hole());
            landscape.key("all", everything.id(), everything.hash(PEPPER));
            landscape.key("few", little.id(), little.hash(PEPPER));
            premises.write("world.yaml", landscape.yaml());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        settings.put("sluice.key.pepper", PEPPER.value());
        return settings;
    }

    @Override
    public void inject(TestInjector injector) {
        Stage stage = new Stage(first, second, everything.whole().value(), little.whole().value());
        injector.injectIntoFields(stage, new TestInjector.MatchesType(Stage.class));
    }

    @Override
    public void stop() {
        first.close();
        second.close();
        premises.close();
        try {
            for (Socket each : sockets) {
                each.close();
            }
            if (full != null) {
                full.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port that takes no connection: its queue of one is full.
    private int hole() throws IOException {
        full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        for (int i = 0; i < 4; i++) {
            Socket waiting = new Socket();
            sockets.add(waiting);
            try {
                waiting.connect(full.getLocalSocketAddress(), 200);
            } catch (SocketTimeoutException queueFull) {
                return full.getLocalPort();
            }
        }
        return full.getLocalPort();
    }

    private int refusing() throws IOException {
        Socket refusing = Loopback.refusing();
        sockets.add(refusing);
        return refusing.getLocalPort();
    }
}
