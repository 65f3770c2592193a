package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who waits for an upstream that has as many calls as it may have, in a gateway that lets each
/// target have one, and two callers wait for it.
@QuarkusTest
@WithTestResource(
        value = World.class,
        initArgs = {
            @ResourceArg(name = "sluice.load.least", value = "1"),
            @ResourceArg(name = "sluice.load.most", value = "1"),
            @ResourceArg(name = "sluice.load.queue", value = "2"),
            @ResourceArg(name = "sluice.load.patience", value = "20s")
        })
@Timeout(60)
class LobbyJourneyTest {

    private static final String BATCH = "x-sluice-tags: batch";

    Stage stage;
    private final Gate gate = new Gate();
    private String model;

    @BeforeEach
    void occupied() {
        stage.clear();
        model = stage.fresh();
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.role())
                                .event(Chunks.content("one"))
                                .hold(gate)
                                .event(Chunks.finish("stop"))
                                .done());
    }

    /// A stream that has the target's only place.
    private RawClient begun() throws Exception {
        RawClient first = stage.send(Stage.CHAT, streaming(model));
        first.until("one");
        return first;
    }

    private RawClient waits(int already, String... headers) throws Exception {
        RawClient next = stage.send(Stage.CHAT, streaming(model), headers);
        Stage.await(() -> Stage.count("sluice.queue.depth") == already + 1, "a place in the line");
        return next;
    }

    @Test
    void r36_whoFindsNoRoomWaitsAndIsAnswered() throws Exception {
        // Given
        try (RawClient first = begun();
                RawClient second = waits(0)) {
            // When
            gate.open();
            // Then
            assertTrue(second.until("[DONE]").contains("one"));
        }
    }

    @Test
    void theTimeInTheLineIsNotOurOwn() throws Exception {
        // Given
        try (RawClient first = begun()) {
            OwnTime before = OwnTime.now();
            try (RawClient second = waits(0)) {
                Stage.pause(1_000);
                // When
                release(first, second);
            }
            // Then
            OwnTime own = OwnTime.now();
            assertTrue(own.ofOneCallAndShort(before), own + " after " + before);
        }
    }

    @Test
    void r37_whoFindsNoPlaceIsRefusedAtOnceWithAHint() throws Exception {
        // Given
        double before = Stage.count("sluice.shed", "reason", "queue_full");
        try (RawClient first = begun();
                RawClient second = waits(0);
                RawClient third = waits(1);
                RawClient fourth = stage.send(Stage.CHAT, streaming(model))) {
            // When
            String head = fourth.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 503 ") && head.contains("retry-after: "), head);
            assertEquals(1, Stage.count("sluice.shed", "reason", "queue_full") - before);
            release(first, second, third);
        }
    }

    @Test
    void r36_aStreamTakesThePlaceOfABatch() throws Exception {
        // Given
        try (RawClient first = begun();
                RawClient batch = waits(0, BATCH);
                RawClient second = waits(1, BATCH)) {
            // When
            try (RawClient urgent = stage.send(Stage.CHAT, streaming(model))) {
                // Then
                assertTrue(second.head().startsWith("HTTP/1.1 503 "));
                release(first, urgent, batch);
            }
        }
    }

    @Test
    void r40_aCallerWhoLeavesTheLineGivesUpItsPlace() throws Exception {
        // Given
        try (RawClient first = begun()) {
            RawClient gone = waits(0);
            // When
            gone.reset();
            // Then
            Stage.await(() -> Stage.count("sluice.queue.depth") == 0, "an empty line");
            Stage.await(
                    () -> Stage.ended("none", "client_closed", "client_closed") >= 1, "its end");
            release(first);
        }
    }

    @Test
    void oneBusyUpstreamKeepsNobodyFromAnother() throws Exception {
        // Given
        try (RawClient first = begun()) {
            stage.second().always(Script.ok(Chunks.whole("a", 1, 1)));
            // When
            int status = stage.ask(chat("f1")).statusCode();
            // Then
            assertEquals(200, status);
            release(first);
        }
    }

    @Test
    void whoIsShedIsCountedAsOverloaded() throws Exception {
        // Given
        double before = Stage.count("sluice.requests", "error_type", "overloaded");
        try (RawClient first = begun();
                RawClient second = waits(0);
                RawClient third = waits(1)) {
            // When
            stage.ask(chat(model));
            // Then
            assertEquals(1, Stage.count("sluice.requests", "error_type", "overloaded") - before);
            release(first, second, third);
        }
    }

    private void release(RawClient... callers) throws Exception {
        gate.open();
        for (RawClient caller : callers) {
            caller.until("[DONE]");
        }
        Stage.await(() -> Stage.count("sluice.queue.depth") == 0, "an empty line");
    }

    @Test
    void r2_whoseOwnTimeIsUpInTheLineHearsThatAndNoMore() throws Exception {
        // Given
        double before = Stage.count("sluice.timeouts", "target", "none", "kind", "deadline");
        try (RawClient first = begun();
                RawClient late = waits(0, "x-sluice-deadline-ms: 2000")) {
            // When
            String head = late.head();
            // Then
            assertTrue(head.startsWith("HTTP/1.1 504 "), head);
            assertFalse(head.contains("x-should-retry"), head);
            assertEquals(1, stage.up().seen().size());
            assertEquals(
                    1,
                    Stage.count("sluice.timeouts", "target", "none", "kind", "deadline") - before);
            release(first);
        }
    }
}
