package dev.sluice.upstream;

import static dev.sluice.load.Terms.DEFAULT;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.fleet.Fleets;
import dev.sluice.health.Reason;
import dev.sluice.health.Turn;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Models;
import dev.sluice.kit.NameServer;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProbesTest {

    /// The port of the discard service, where nobody listens.
    private static final URI NOBODY = URI.create("http://127.0.0.1:9/v1");

    private final AtomicLong now = new AtomicLong(TimeUnit.HOURS.toNanos(1));

    @AutoClose private final NameServer names = NameServer.start();

    private final Vertx vertx =
            Vertx.vertx(
                    new VertxOptions()
                            .setAddressResolverOptions(
                                    new AddressResolverOptions()
                                            .addServer(names.address())
                                            .setRoundRobinInetAddress(true)));
    private final Fleets fleets = new Fleets();
    private final Targets targets =
            new Targets(new Meters(new SimpleMeterRegistry()), fleets, () -> 0, DEFAULT);
    private final Probes probes = new Probes(vertx, targets, now::get);
    private final FakeProvider server = FakeProvider.start();

    @AfterEach
    void close() throws Exception {
        probes.end();
        fleets.close();
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(25, TimeUnit.SECONDS);
    }

    private Target target(Model model) {
        return targets.all(List.of(model)).getFirst();
    }

    private Model at(URI base) {
        return Models.named("m").at(List.of(base)).model();
    }

    private static void await(BooleanSupplier claim) throws TimeoutException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
        while (!claim.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new TimeoutException("not within 25 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private String state(Target target) {
        return target.health().standing(now.get()).state();
    }

    @Test
    void aServerThatDiedIsFoundBeforeTheNextCall() throws Exception {
        // Given
        Target target = target(at(server.base()));
        server.close();
        // When
        await(() -> {
            probes.round();
            return state(target).equals("out");
        });
        // Then
        assertEquals(Reason.PROBE.word, target.health().standing(now.get()).reason());
    }

    @Test
    void aServerThatIsBackNeedsNoCallToTryIt() throws Exception {
        // Given
        Target target = target(at(server.base()));
        target.health().leave(Reason.CONSECUTIVE, now.get());
        now.addAndGet(TimeUnit.SECONDS.toNanos(6));
        // When
        probes.round();
        // Then
        await(() -> state(target).equals("easing"));
    }

    @Test
    void aServerThatIsCalledIsNotAsked() throws Exception {
        // Given
        target(at(server.base())).health().succeeded(Turn.GO, now.get());
        Target dead = target(Models.named("n").at(List.of(NOBODY)).model());
        // When
        await(() -> {
            probes.round();
            return state(dead).equals("out");
        });
        // Then
        assertEquals(0, server.connections());
    }

    @Test
    void aHostedApiIsNeverAsked() throws Exception {
        // Given
        target(Models.named("hosted").at(List.of(server.base())).external().model());
        Target own = target(at(NOBODY));
        // When
        await(() -> {
            probes.round();
            return state(own).equals("out");
        });
        // Then
        assertEquals(0, server.connections());
    }

    @Test
    void anEngineInThisProcessHasNoServerToAsk() throws Exception {
        // Given
        Target inside = target(Models.named("in").at(List.of(URI.create("engine:onnx"))).model());
        Target dead = target(at(NOBODY));
        // When
        await(() -> {
            probes.round();
            return state(dead).equals("out");
        });
        // Then
        assertEquals("in", state(inside));
    }

    @Test
    void aNameIsWellWhileOneOfItsAddressesAnswers() throws Exception {
        // Given
        names.knows("two.test", "127.0.0.1", "127.0.0.2");
        URI base = URI.create("http://two.test:" + server.base().getPort() + "/v1");
        Target target = target(at(base));
        // When
        for (int i = 0; i < 12; i++) {
            int before = server.connections();
            probes.round();
            await(() -> server.connections() > before && server.open() == 0);
        }
        // Then
        assertEquals("in", state(target));
    }

    /// As when the servers behind it are replaced one by one.
    @Test
    void aWayThatDiedGivesWayToTheName() {
        // Given
        URI server = URI.create("http://name.test/v1");
        SocketAddress died = SocketAddress.inetSocketAddress(80, "10.0.0.1");
        SocketAddress shut = SocketAddress.inetSocketAddress(80, "10.0.0.2");
        Queue<Scout.Found> found =
                new ArrayDeque<>(
                        List.of(new Scout.Found(List.of(died), Set.of(shut)), Scout.Found.NOTHING));
        Detours detours = new Detours((_, _) -> Future.succeededFuture(found.remove()), now::get);
        detours.look(server, 1, 0);
        // When
        Future<String> well =
                detours.called(
                        server,
                        1,
                        at ->
                                at == null
                                        ? Future.succeededFuture("well")
                                        : Future.failedFuture(""));
        // Then
        assertEquals("well", well.result());
    }
}
