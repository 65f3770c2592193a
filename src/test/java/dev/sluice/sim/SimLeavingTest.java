package dev.sluice.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.kit.RawClient;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
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
            stuck.await(0);
            assertEquals(0, stuck.running());
        }
    }

    @Test
    void stopsAWholeAnswerWhenTheClientLeaves() throws Exception {
        try (Sim stuck = Sim.stuck()) {
            // Given
            RawClient raw =
                    RawClient.to(stuck.base())
                            .post(
                                    "/v1/chat/completions",
                                    "{\"model\":\"sim-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}");
            stuck.await(1);
            // When
            raw.reset();
            // Then
            stuck.await(0);
            assertEquals(0, stuck.running());
        }
    }

    @Test
    void losesNothingToASlowReader() throws Exception {
        // Given
        String ask =
                "{'model':'sim-fast','stream':true,'n':16,'messages':[{'role':'user','content':'count to 200'}]}";
        // When
        RawClient raw =
                RawClient.narrow(sim.base()).post("/v1/chat/completions", ask.replace('\'', '"'));
        // Then
        raw.head();
        String[] events = raw.chunks().split("\n\n");
        assertEquals("data: [DONE]", events[events.length - 1]);
        assertEquals(16, Stream.of(events).filter(e -> e.contains("\" 200\"")).count());
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
