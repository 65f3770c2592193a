package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Legacy completions.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class CompletionsJourneyTest {

    private static final String TEXT =
            "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":\"%s\",\"choices\":[{\"text\":\"Hi\",\"index\":0,\"logprobs\":null,\"finish_reason\":\"length\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\"", "[\"a\",\"b\"]", "[1,2]", "[[1],[2,3]]"})
    void comp1_everyFormOfPromptPasses(String prompt) throws Exception {
        // Given
        String model = stage.model();
        stage.up().always(Script.ok(TEXT.formatted("x")));
        String json =
                "{\"model\":\"%s\",\"prompt\":"
                        + prompt
                        + ",\"suffix\":\"s\",\"echo\":true,\"best_of\":2,\"logprobs\":5}";
        // When
        Response answer = stage.post("/v1/completions", json.formatted(model));
        // Then
        assertEquals(TEXT.formatted(model), answer.asString());
        assertEquals(json.formatted("up-" + model), stage.up().take().text());
    }

    @Test
    void comp2_chunksKeepTheirObject() throws Exception {
        // Given
        String model = stage.model();
        String chunk =
                "{\"id\":\"cmpl-1\",\"object\":\"text_completion\",\"created\":1,\"model\":\"%s\",\"choices\":[{\"text\":\"Hi\",\"index\":0,\"finish_reason\":%s}]}";
        stage.up()
                .always(
                        Script.events()
                                .event(chunk.formatted("x", "null"))
                                .event(chunk.formatted("x", "\"stop\""))
                                .done());
        // When
        String body =
                stage.streamAt(
                                "/v1/completions",
                                "{\"model\":\"%s\",\"prompt\":\"a\",\"stream\":true}"
                                        .formatted(model))
                        .body();
        // Then
        assertEquals(
                "data: "
                        + chunk.formatted(model, "null")
                        + "\n\ndata: "
                        + chunk.formatted(model, "\"stop\"")
                        + "\n\ndata: [DONE]\n\n",
                body);
    }

    @Test
    void comp2_usageOnTheLastChunkIsMovedWithItsObject() throws Exception {
        // Given
        String chunk = new JsonObject(TEXT.formatted("x")).encode();
        stage.up().always(Script.events().event(chunk).done());
        // When
        String body =
                stage.streamAt(
                                "/v1/completions",
                                "{\"model\":\"%s\",\"prompt\":\"a\",\"stream\":true,\"stream_options\":{\"include_usage\":true}}"
                                        .formatted(stage.model()))
                        .body();
        // Then
        JsonObject last = new JsonObject(body.split("\n\n")[1].substring(6));
        assertEquals(
                "text_completion 5",
                last.getString("object")
                        + " "
                        + last.getJsonObject("usage").getInteger("total_tokens"));
    }
}
