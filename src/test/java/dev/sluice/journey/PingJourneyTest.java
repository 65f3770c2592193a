package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/// A gateway that is quick to keep silent streams alive.
@QuarkusTest
@WithTestResource(
        value = World.class,
        initArgs = @ResourceArg(name = "sluice.stream.ping", value = "50ms"))
@Timeout(30)
class PingJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void sse8_silenceIsBrokenByACommentOfOneLine() throws Exception {
        // Given
        stage.up().always(Script.events().event(Chunks.content("a")).hang());
        try (RawClient client = stage.send(Stage.CHAT, Stage.streaming(stage.model()))) {
            client.head();
            client.chunk();
            // When
            String said = client.chunk() + client.chunk();
            // Then
            assertEquals(": ping\n: ping\n", said);
        }
    }

    @Test
    void sse9_nothingIsSaidBeforeTheFirstContent() throws Exception {
        // Given
        Gate gate = new Gate();
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.role())
                                .hold(gate)
                                .event(Chunks.finish("stop"))
                                .done());
        try (RawClient client = stage.send(Stage.CHAT, Stage.streaming(stage.model()))) {
            gate.awaitReached();
            // When
            gate.open();
            client.head();
            // Then
            assertEquals("data: ", client.chunk().substring(0, 6));
        }
    }
}
