package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Clients that leave, and what else ends a stream.
class SimLeavingTest {

    private static Sim sim;

    @BeforeAll
    static void start() {
        sim = Sim.quick();
    }

    @AfterAll
    static void stop() {
        sim.close();
    }

    @Test
    void finishesEvenWhenNothingIsLeftToSay() {
        // When
        List<JsonNode> chunks = sim.chunks("'model':'sim-fast','stop':'['", "hi");
        // Then
        assertEquals("stop", chunks.getLast().at("/choices/0/finish_reason").asText());
    }

    @Test
    void stopsGeneratingWhenTheClientLeaves() throws Exception {
        try (Sim stuck = Sim.stuck()) {
            // Given
            InputStream body =
                    stuck.open(
                            "/chat/completions",
                            "{'model':'sim-fast','stream':true,'messages':[{'role':'user','content':'hi'}]}");
            body.read();
            // When
            body.close();
            // Then
            stuck.quiet();
            assertEquals(0, stuck.running());
        }
    }

    @Test
    void countsAnAnswerUnderWay() throws Exception {
        try (Sim stuck = Sim.stuck()) {
            // When
            InputStream body =
                    stuck.open(
                            "/chat/completions",
                            "{'model':'sim-fast','stream':true,'messages':[{'role':'user','content':'hi'}]}");
            // Then
            assertTrue(body.read() >= 0);
            assertEquals(1, stuck.running());
            body.close();
        }
    }
}
