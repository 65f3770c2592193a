package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Scripts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What stands in the chunks of a stream that ends well.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ChunkJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @Test
    void chunk1_chunk3_chunk4_eachChunkIsTheUpstreamsButForTheModel() throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Scripts.written(Chunks.WHOLE));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(Chunks.named(model, Chunks.WHOLE), body);
    }

    @Test
    void chunk5_chunk9_obfuscationRefusalsAndLogprobsPass() throws Exception {
        // Given
        String model = stage.model();
        String rich =
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"refusal\":\"no\"},\"logprobs\":{\"content\":null,\"refusal\":[{\"token\":\"no\"}]},\"finish_reason\":null}],\"obfuscation\":\"xK9\"}\n\n";
        stage.up().always(Scripts.written(rich + Chunks.WHOLE));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(rich + Chunks.named(model, Chunks.WHOLE), body);
    }

    @Test
    void chunk6_anEmptyChoicesChunkBeforeTheFirstTokenIsForwarded() throws Exception {
        // Given
        String model = stage.model();
        String filter =
                "data: {\"choices\":[],\"prompt_filter_results\":[{\"prompt_index\":0}]}\n\n";
        stage.up().always(Scripts.written(filter + Chunks.WHOLE));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(filter + Chunks.named(model, Chunks.WHOLE), body);
    }

    @Test
    void tool8_argumentFragmentsPassByteForByte() throws Exception {
        // Given
        String model = stage.model();
        String call =
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}]},\"finish_reason\":null}]}\n\n"
                        + "data: {\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\": \\\"\\\\\\\\u00e9\"}}]},\"finish_reason\":null}]}\n\n"
                        + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n";
        stage.up().always(Scripts.written(call));
        // When
        String body = stage.stream(streaming(model)).body();
        // Then
        assertEquals(call, body);
    }

    @Test
    void n1_interleavedChoicesAreWholeWhenEachHasEnded() throws Exception {
        // Given
        String model = stage.model();
        String two =
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"a\"},\"finish_reason\":null}]}\n\n"
                        + "data: {\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n\n"
                        + "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n";
        stage.up().always(Scripts.written(two));
        // When
        String body = stage.stream(streaming(model, "\"n\":2")).body();
        // Then
        assertEquals(two + "data: [DONE]\n\n", body);
    }

    @Test
    void echo1_everyChunkNamesTheModelAsTheCallerDid() throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(Scripts.written(Chunks.WHOLE));
        // When
        String body = stage.stream(streaming("r" + route)).body();
        // Then
        assertEquals(Chunks.named("r" + route, Chunks.WHOLE), body);
    }

    @Test
    void chunk7_theFirstTokenIsTheFirstContent() throws Exception {
        // Given
        Gate gate = new Gate();
        stage.up()
                .always(
                        Script.events()
                                .event(Chunks.role())
                                .hold(gate)
                                .event(Chunks.finish("stop"))
                                .done());
        try (RawClient client = stage.send(Stage.CHAT, streaming(stage.model()))) {
            gate.awaitReached();
            boolean saidNothing = Stage.count("sluice.streams.open") == 0;
            // When
            gate.open();
            client.until("[DONE]");
            // Then
            assertTrue(saidNothing);
        }
    }
}
