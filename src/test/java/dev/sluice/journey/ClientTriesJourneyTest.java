package dev.sluice.journey;

import static dev.sluice.journey.Stage.chat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What SDKs say of their own retries (openai-wire RETRY-7).
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class ClientTriesJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
        stage.up().always(Script.ok(Chunks.whole("a", 1, 1)));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "2,2+", "9,2+", "12,2+"})
    void retry7_whatTheClientTriedBeforeIsCounted(String said, String counted) throws Exception {
        // Given
        double before = Stage.count("sluice.client.tries", "retry", counted);
        // When
        try (RawClient client =
                stage.send(Stage.CHAT, chat("same"), "x-stainless-retry-count: " + said)) {
            client.head();
        }
        // Then
        assertEquals(before + 1, Stage.count("sluice.client.tries", "retry", counted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "999999999999999999999", "1.5", "+"})
    void retry7_whatIsNoCountIsNotCounted(String said) throws Exception {
        // Given
        double before = tries();
        // When
        try (RawClient client =
                stage.send(Stage.CHAT, chat("same"), "x-stainless-retry-count: " + said)) {
            client.head();
        }
        // Then
        assertEquals(before, tries());
    }

    private static double tries() {
        return Stage.count("sluice.client.tries", "retry", "0")
                + Stage.count("sluice.client.tries", "retry", "1")
                + Stage.count("sluice.client.tries", "retry", "2+");
    }
}
