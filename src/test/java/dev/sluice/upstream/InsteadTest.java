package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Models;
import dev.sluice.kit.NameServer;
import dev.sluice.kit.Script;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Endpoint;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A request that goes to a server of ours instead of its provider's.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class InsteadTest {

    @Inject @All List<Dialect> dialects;

    @AutoClose
    private final NameServer names = NameServer.start().knows("two.test", "127.0.0.2", "127.0.0.1");

    @AutoClose private final FakeProvider theirs = FakeProvider.start().always(answer());
    @AutoClose private final FakeProvider ours = FakeProvider.start().always(answer());
    @AutoClose private final Fleets fleets = new Fleets();

    private final Vertx vertx =
            Vertx.vertx(
                    new VertxOptions()
                            .setAddressResolverOptions(
                                    new AddressResolverOptions().addServer(names.address())));
    private @Nullable URI instead;

    private static Script answer() {
        return Script.ok(Chunks.whole("a", 1, 1)).header("connection", "close");
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void takesNoWayRoundTheAddressesOfItsProvider() throws Exception {
        // Given
        URI base = URI.create("http://two.test:" + theirs.base().getPort() + "/v1");
        Model model = Models.named("m").at(List.of(base)).model();
        Meters meters = new Meters(new SimpleMeterRegistry());
        Dialect spoken =
                dialects.stream().filter(one -> one.name().equals("openai")).findFirst().get();
        Streams calls =
                new Streams(
                        vertx,
                        new Upstreams(
                                vertx,
                                List.of(new Elsewhere(spoken)),
                                meters,
                                fleets,
                                Terms.DEFAULT));
        calls.open(model, FourServers.chat("hi")).ended.get(10, TimeUnit.SECONDS);
        instead = ours.base();
        // When
        calls.open(model, FourServers.chat("hi")).ended.get(10, TimeUnit.SECONDS);
        // Then
        assertEquals("1 1", theirs.seen().size() + " " + ours.seen().size());
    }

    private final class Elsewhere implements Dialect {

        private final Dialect spoken;

        private Elsewhere(Dialect spoken) {
            this.spoken = spoken;
        }

        @Override
        public String name() {
            return spoken.name();
        }

        @Override
        public boolean speaks(Endpoint endpoint) {
            return spoken.speaks(endpoint);
        }

        @Override
        public Outbound encode(Ask ask, Model model, Patch patch) {
            Outbound sent = spoken.encode(ask, model, patch);
            return new Outbound(sent.path(), sent.headers(), sent.body(), sent.dropped(), instead);
        }

        @Override
        public Transcript transcript(Ask ask, Model model) {
            return spoken.transcript(ask, model);
        }
    }
}
