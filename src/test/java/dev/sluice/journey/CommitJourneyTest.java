package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.Gate;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What commits a stream, so that it can no longer go elsewhere, and what does not.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class CommitJourneyTest {

    private static final String NO_CHOICE =
            "{\"id\":\"c\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[]}";

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    static List<Arguments> nothings() {
        return List.of(
                Arguments.of("a comment", Script.events().piece(": thinking\n\n")),
                Arguments.of("a role", Script.events().event(Chunks.role())),
                Arguments.of("an empty content", Script.events().event(Chunks.content(""))),
                Arguments.of("no choice", Script.events().event(NO_CHOICE)),
                Arguments.of("usage alone", Script.events().event(Chunks.usage(9, 0))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nothings")
    void r20_whatSaysNothingCommitsNothing(String what, Script nothing) throws Exception {
        // Given
        int route = stage.route();
        stage.up().always(nothing.reset());
        stage.second().always(Script.chat("saved"));
        // When
        String head = stage.stream(streaming("r" + route)).head();
        // Then
        assertTrue(head.contains("x-sluice-model: f" + route), head);
    }

    @Test
    void r20_aStreamThatHasSentMoreThan64KbWithoutContentIsLetThrough() throws Exception {
        // Given
        Gate gate = new Gate();
        String large =
                NO_CHOICE.replace("[]}", "[],\"obfuscation\":\"" + "x".repeat(66_000) + "\"}");
        stage.up()
                .always(
                        Script.events()
                                .event(large)
                                .hold(gate)
                                .event(Chunks.finish("stop"))
                                .done());
        // When
        String head;
        try (RawClient client = stage.send(Stage.CHAT, streaming(stage.model()))) {
            head = client.head();
            gate.open();
        }
        // Then
        assertEquals("HTTP/1.1 200 OK", head.lines().findFirst().orElseThrow());
    }
}
