package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.journey.World;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Models;
import dev.sluice.kit.Script;
import dev.sluice.ledger.Outcome;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Flow;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A caller who has not read for too long, on a clock that the test turns. In a container, because
/// a circuit breaker of SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class StalledCallerTest {

    private static final String CHAT =
            "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @Inject Vertx vertx;

    @Inject Upstreams upstreams;

    private final FakeProvider up = FakeProvider.start();
    private final List<String> told = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        up.close();
    }

    private Model model() {
        return Models.named("stalled").upstream("m").at(List.of(up.base())).model();
    }

    private Errand errand(Context loop) {
        byte[] body = CHAT.getBytes(StandardCharsets.UTF_8);
        return new Errand(
                new Call("id", System.nanoTime(), Endpoint.CHAT, "", Wishes.NONE, body),
                new Errand.Sender("d", "t", 2, null),
                Asks.read(CHAT),
                Patch.NONE,
                Tier.FAST,
                new Labels(),
                new Departure(task -> loop.runOnContext(_ -> task.run())),
                new Told());
    }

    /// What the two sides of a relay hear.
    private final class Told extends Quiet implements Flow.Sink {

        @Override
        public void ended(Outcome outcome) {
            told.add(outcome.getClass().getSimpleName() + " " + outcome.limit());
        }

        @Override
        public void write(Buffer frames) {}

        @Override
        public void end(Buffer last) {
            told.add("end");
        }

        @Override
        public void fail(Refusal why) {
            told.add("fail");
        }

        @Override
        public void cut() {
            told.add("cut");
        }
    }

    /// A stream that has spoken, and whose caller has stalled.
    private void stall() throws Exception {
        up.always(Script.events().event(Chunks.content("a")).hang());
        Context loop = ((VertxInternal) vertx).createEventLoopContext();
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.runOnContext(_ ->
                upstreams
                        .open(errand(loop), List.of(model()), List.of())
                        .invoke(reply -> stall(reply))
                        .subscribe()
                        .with(_ -> done.complete(null), done::completeExceptionally));
        done.get(10, TimeUnit.SECONDS);
    }

    private void stall(Reply reply) {
        Reply.Streamed streamed = assertInstanceOf(Reply.Streamed.class, reply, reply::toString);
        Relay relay = assertInstanceOf(Relay.class, streamed.flow());
        relay.to(new Told());
        relay.pause();
        relay.expired(Clocks.Kind.WRITE_STALL, 30_000);
    }

    @Test
    void theCallIsSettledAsLeftAndTheConnectionIsCut() throws Exception {
        // When
        stall();
        // Then
        assertEquals(List.of("ClientGone write_stall", "cut"), told);
    }

    @Test
    void theUpstreamIsClosed() throws Exception {
        // When
        stall();
        // Then
        assertTrue(up.take().gone().get(25, TimeUnit.SECONDS) > 0);
    }
}
