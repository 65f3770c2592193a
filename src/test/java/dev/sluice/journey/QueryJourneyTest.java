package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The query of a caller's URL, on its way up.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class QueryJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    private String sent(String path) throws Exception {
        try (RawClient client = stage.send(path, chat("same"))) {
            client.head();
            return stage.up().take().path();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "include[]=a&include[]=b",
                "b=2&a=1&b=1",
                "beta=true",
                "x=%2F%3f&y=a+b&z",
                "a=1?b=2",
                "a=//x/../y"
            })
    void ep6_ep7_aQueryIsForwardedAsItCame(String query) throws Exception {
        assertEquals("/v1/chat/completions?" + query, sent(Stage.CHAT + "?" + query));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?"})
    void ep6_withoutAQueryThereIsNone(String none) throws Exception {
        assertEquals("/v1/chat/completions", sent(Stage.CHAT + none));
    }

    @Test
    void ep6_aQueryGoesToTheNextCandidateToo() throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(Script.error(503, "busy"));
        stage.second().always(Script.ok(Chunks.whole("a", 1, 1)));
        // When
        stage.post(Stage.CHAT + "?beta=true", chat("r" + route)).then().statusCode(200);
        // Then
        assertEquals("/v1/chat/completions?beta=true", stage.second().take().path());
    }
}
