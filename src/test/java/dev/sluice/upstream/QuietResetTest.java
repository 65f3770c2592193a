package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Models;
import dev.sluice.kit.Script;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the gateway itself breaks off is no error for its log.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class QuietResetTest {

    @Inject Vertx vertx;
    @Inject @All List<Dialect> dialects;

    private final FakeProvider up = FakeProvider.start();
    private final Model model = Models.named("m").at(List.of(up.base())).model();
    private final Fleets fleets = new Fleets();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("io.vertx");

    /// Of the streams that Vert.x tells of: the provider of these tests logs what it reads, too.
    private final Handler ear =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    if (line.getMessage().startsWith("Stream")) {
                        said.add(line.getLevel() + " " + line.getMessage());
                    }
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    private Upstreams upstreams;
    private Context loop;

    @BeforeEach
    void start() {
        Meters meters = new Meters(new SimpleMeterRegistry());
        upstreams = new Upstreams(vertx, dialects, meters, fleets, Terms.DEFAULT);
        loop = ((VertxInternal) vertx).createEventLoopContext();
        logger.addHandler(ear);
    }

    @AfterEach
    void close() {
        logger.removeHandler(ear);
        up.close();
        fleets.close();
    }

    /// Gives when it has ended.
    private CompletableFuture<Void> open(Errand errand) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        loop.runOnContext(_ ->
                upstreams
                        .open(errand, List.of(model), List.of())
                        .subscribe()
                        .with(_ -> ended.complete(null), ended::completeExceptionally));
        return ended;
    }

    private static Errand errand() {
        return Errands.watched(FourServers.chat("hi"), new Quiet());
    }

    private void leave(Errand errand) {
        loop.runOnContext(_ -> errand.departure().gone());
    }

    /// A later call of the same event loop has been answered.
    private void settled() throws Exception {
        up.always(Script.chat("a"));
        open(errand()).get(10, TimeUnit.SECONDS);
    }

    @Test
    void aCallerWhoLeavesWhileTheConnectionIsMadeLeavesNoLine() throws Exception {
        // Given
        Errand errand = errand();
        CompletableFuture<Void> ended = open(errand);
        // When
        leave(errand);
        // Then
        ended.get(10, TimeUnit.SECONDS);
        settled();
        assertEquals(List.of(), said);
    }

    @Test
    void aCallerWhoLeavesBeforeTheAnswerLeavesNoLine() throws Exception {
        // Given
        up.always(Script.silent());
        Errand errand = errand();
        CompletableFuture<Void> ended = open(errand);
        up.take();
        // When
        leave(errand);
        // Then
        ended.get(10, TimeUnit.SECONDS);
        settled();
        assertEquals(List.of(), said);
    }

    @Test
    void theEndOfTheDrainLeavesNoLine() throws Exception {
        // Given
        up.always(Script.silent());
        CompletableFuture<Void> ended = open(errand());
        up.take();
        // When
        upstreams.dismiss();
        // Then
        ended.get(10, TimeUnit.SECONDS);
        assertEquals(List.of(), said);
    }
}
