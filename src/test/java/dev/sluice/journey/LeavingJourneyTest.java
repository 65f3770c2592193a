package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Seen;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Callers who leave: the upstream feels it, and the call is settled once.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(60)
class LeavingJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private static void awaitGone(String model) throws Exception {
        Stage.await(
                () -> Stage.ended(model, "client_closed", "client_closed") == 1, "client_closed");
    }

    private static double all(String model) {
        return Stage.count("sluice.requests", "model", model);
    }

    @Test
    void flow1_leavingInMidStreamClosesTheUpstream() throws Exception {
        // Given
        stage.up().always(Script.events().event(Chunks.content("a")).hang());
        RawClient client = stage.send(Stage.CHAT, streaming(stage.model()));
        client.until("\n\n");
        // When
        client.reset();
        // Then
        assertTrue(stage.up().take().gone().get(25, TimeUnit.SECONDS) > 0);
    }

    @Test
    void flow1_aPoliteLeaveInMidStreamClosesTheUpstreamToo() throws Exception {
        // Given
        stage.up().always(Script.events().event(Chunks.content("a")).hang());
        RawClient client = stage.send(Stage.CHAT, streaming(stage.model()));
        client.until("\n\n");
        // When
        client.close();
        // Then
        assertTrue(stage.up().take().gone().get(25, TimeUnit.SECONDS) > 0);
    }

    @Test
    void flow1_leavingBeforeTheFirstByteClosesTheUpstream() throws Exception {
        // Given
        stage.up().always(Script.silent());
        RawClient client = stage.send(Stage.CHAT, chat(stage.model()));
        Seen seen = stage.up().take();
        // When
        client.close();
        // Then
        assertTrue(seen.gone().get(25, TimeUnit.SECONDS) > 0);
    }

    @Test
    void flow1_leavingBeforeTheFirstContentClosesTheUpstream() throws Exception {
        // Given
        stage.up().always(Script.events().event(Chunks.role()).hang());
        RawClient client = stage.send(Stage.CHAT, streaming(stage.model()));
        Seen seen = stage.up().take();
        // When
        client.close();
        // Then
        assertTrue(seen.gone().get(25, TimeUnit.SECONDS) > 0);
    }

    @Test
    void flow1_leavingStopsFailover() throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(Script.silent());
        RawClient client = stage.send(Stage.CHAT, chat("r" + route));
        Seen seen = stage.up().take();
        // When
        client.close();
        // Then
        seen.gone().get(25, TimeUnit.SECONDS);
        awaitGone("a" + route);
        assertEquals(0, stage.second().seen().size());
    }

    @Test
    void flow1_leavingIsSettledOnceAndMeteredByEstimate() throws Exception {
        // Given
        String model = stage.fresh();
        stage.up().always(Script.events().event(Chunks.content("x".repeat(32))).hang());
        RawClient client = stage.send(Stage.CHAT, streaming(model));
        client.until("\n\n");
        double aborted = Stage.count("sluice.streams.aborted", "by", "client");
        // When
        client.reset();
        // Then
        awaitGone(model);
        assertEquals(
                "1.0 10.0 1.0",
                all(model)
                        + " "
                        + Stage.count("sluice.tokens", "model", model, "type", "output")
                        + " "
                        + (Stage.count("sluice.streams.aborted", "by", "client") - aborted));
    }

    @Test
    void flow1_nothingIsLeftAfterManyLeave() throws Exception {
        // Given
        Stage.await(() -> Stage.count("sluice.requests.in.flight") == 0, "idle before");
        stage.up().always(Script.events().event(Chunks.content("a")).hang());
        String model = stage.fresh();
        // When
        for (int i = 0; i < 50; i++) {
            RawClient client = stage.send(Stage.CHAT, streaming(model));
            client.until("\n\n");
            client.reset();
        }
        // Then
        Stage.await(() -> Stage.ended(model, "client_closed", "client_closed") == 50, "50 settled");
        assertEquals(
                "0.0 0.0 0.0 50.0",
                Stage.count("sluice.requests.in.flight")
                        + " "
                        + Stage.count("sluice.streams.open")
                        + " "
                        + Stage.count("sluice.upstream.in.flight", "target", model)
                        + " "
                        + all(model));
    }

    @Test
    void theBreakerDoesNotMindCallersWhoLeave() throws Exception {
        // Given
        String model = stage.fresh();
        stage.up().always(Script.silent());
        for (int i = 0; i < 12; i++) {
            RawClient client = stage.send(Stage.CHAT, chat(model));
            stage.up().take();
            client.close();
        }
        Stage.await(() -> Stage.ended(model, "client_closed", "client_closed") == 12, "12 left");
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        int status = stage.ask(chat(model)).statusCode();
        // Then
        assertEquals(200, status);
    }

    @Test
    void flow1_leavingBetweenTwoRequestsDisturbsNobody() throws Exception {
        // Given
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
        RawClient client = stage.send(Stage.CHAT, chat("same"));
        client.head();
        Seen seen = stage.up().take();
        // When
        client.close();
        stage.ask(chat("same")).then().statusCode(200);
        // Then
        assertFalse(seen.gone().isDone());
    }

    @Test
    void flow1_leavingWhileConnectingIsSettled() throws Exception {
        // Given
        double before = Stage.ended("unreached", "client_closed", "client_closed");
        RawClient client = stage.send(Stage.CHAT, chat("unreached"));
        Stage.await(
                () -> Stage.count("sluice.upstream.in.flight", "target", "unreached") == 1,
                "dialling");
        // When
        client.close();
        // Then
        Stage.await(
                () -> Stage.ended("unreached", "client_closed", "client_closed") == before + 1,
                "settled");
    }
}
