package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.dialect.Dialect;
import dev.sluice.fleet.Fleets;
import dev.sluice.journey.World;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.FakeProvider;
import dev.sluice.kit.Gate;
import dev.sluice.kit.Models;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import dev.sluice.load.Allowance;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Flow;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Streams whose events are large, while all answers together may hold 256 KiB. In a container,
/// because a circuit breaker of SmallRye is made by nothing else.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class CrowdedStreamTest {

    private static final int MOST = 256 << 10;

    @Inject Vertx vertx;
    @Inject @All List<Dialect> dialects;

    private final FakeProvider up = FakeProvider.start();
    private final Model model = Models.named("m").at(List.of(up.base())).model();
    private final Fleets fleets = new Fleets();
    private final Targets targets =
            new Targets(new Meters(new SimpleMeterRegistry()), fleets, () -> 1, Terms.DEFAULT);
    private final Allowance answers = new Allowance(MOST);
    private Context context;

    @BeforeEach
    void start() {
        context = ((VertxInternal) vertx).createEventLoopContext();
    }

    @AfterEach
    void stop() {
        up.close();
        fleets.close();
    }

    /// @param reads whether the caller does
    private Listening begun(Script script, boolean reads) {
        up.always(script);
        Listening ended = new Listening(reads);
        Dialect openai =
                dialects.stream().filter(one -> one.name().equals("openai")).findAny().get();
        context.runOnContext(_ -> {
            Loop loop = Loops.of(vertx, answers);
            Errand errand = Errands.watched(FourServers.chat("hi"), ended);
            new Pursuit(errand, List.of(model), targets, loop, Map.of("openai", openai), Map.of())
                    .run()
                    .subscribe()
                    .with(reply -> take(reply, ended), ended.told::completeExceptionally);
        });
        return ended;
    }

    private String ended(Script script) throws Exception {
        return begun(script, true).told.get(10, TimeUnit.SECONDS);
    }

    private static void take(Reply reply, Listening ended) {
        switch (reply) {
            case Reply.Streamed(_, Flow flow) -> {
                ended.flow = flow;
                flow.to(ended);
            }
            case Reply.Declined(_, Refusal why) -> ended.told.complete("status " + why.word());
            case Reply.Whole _ -> ended.told.complete("whole");
        }
    }

    private boolean free() {
        return answers.take(MOST);
    }

    @Test
    void r38_oneThatFindsNoRoomIsEndedByAnErrorEventThatSaysSo() throws Exception {
        // When
        String told = ended(Scripts.said().piece("data: ").flood(MOST + (64 << 10)));
        // Then
        assertEquals("overloaded event overloaded true", told + " " + free());
    }

    @Test
    void r38_beforeItsFirstWordItIsRefused() throws Exception {
        // When
        String told = ended(Script.events().piece("data: ").flood(MOST + (64 << 10)));
        // Then
        assertEquals("status overloaded true", told + " " + free());
    }

    @Test
    void r38_whatHasGoneOnIsHeldNoMore() throws Exception {
        // Given
        String large = Chunks.content("x".repeat(MOST / 2));
        // When
        String told =
                ended(
                        Scripts.said()
                                .event(large)
                                .event(large)
                                .event(large)
                                .event(Chunks.finish("stop"))
                                .done());
        // Then
        assertEquals("none end true", told + " " + free());
    }

    @Test
    void r38_whatNobodyHasReadYetIsHeld() throws Exception {
        // Given
        String large = Chunks.content("x".repeat(MOST / 2));
        Script script = Scripts.said().event(large).event(Chunks.finish("stop")).done();
        Listening ended = begun(script, false);
        Flow flow = ended.paused.get(10, TimeUnit.SECONDS);
        boolean before = free();
        // When
        context.runOnContext(_ -> flow.resume());
        // Then
        String told = ended.told.get(10, TimeUnit.SECONDS);
        assertEquals("false none end true", before + " " + told + " " + free());
    }

    @Test
    void r38_whatWasSaidFirstIsHeldUntilItIsReadToo() throws Exception {
        // Given
        Gate gate = new Gate();
        Script script =
                Script.events()
                        .event(Chunks.content("x".repeat(MOST / 2)))
                        .hold(gate)
                        .event(Chunks.finish("stop"))
                        .done();
        Listening ended = begun(script, false);
        Flow flow = ended.paused.get(10, TimeUnit.SECONDS);
        boolean before = free();
        // When
        gate.open();
        context.runOnContext(_ -> flow.resume());
        // Then
        String told = ended.told.get(10, TimeUnit.SECONDS);
        assertEquals("false none end true", before + " " + told + " " + free());
    }

    /// It is the gateway that has no room.
    @Test
    void itsTargetIsNotToBlame() throws Exception {
        // When
        for (int i = 0; i < 10; i++) {
            ended(Scripts.said().piece("data: ").flood(MOST + (64 << 10)));
        }
        // Then
        Target target = targets.all(List.of(model)).getFirst();
        assertEquals("in", Seat.of(target, System.nanoTime()).state());
    }
}
