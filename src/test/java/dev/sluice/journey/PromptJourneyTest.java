package dev.sluice.journey;

import static dev.sluice.journey.Stage.streaming;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Chunks;
import dev.sluice.kit.RawClient;
import dev.sluice.kit.Script;
import dev.sluice.kit.Seen;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How soon an upstream feels that the caller has left: reliability.md R40. The best of twenty, as
/// a machine may be busy with something else twenty times only by being too slow for all tests.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(120)
class PromptJourneyTest {

    private static final int TRIES = 20;

    private static final long SOON = TimeUnit.MILLISECONDS.toNanos(100);

    Stage stage;

    /// When the caller leaves.
    enum Phase {
        BEFORE_THE_HEAD(Script.silent(), ""),
        BEFORE_THE_FIRST_CONTENT(Script.events().event(Chunks.role()).hang(), ""),
        IN_THE_STREAM(Script.events().event(Chunks.content("a")).hang(), "\n\n");

        private final Script script;
        private final String read;

        /// @param read up to where the caller reads before
        Phase(Script script, String read) {
            this.script = script;
            this.read = read;
        }
    }

    private long leaves(Phase phase) throws Exception {
        RawClient client = stage.send(Stage.CHAT, streaming(stage.model()));
        Seen seen = stage.up().take();
        client.until(phase.read);
        long left = System.nanoTime();
        client.reset();
        return seen.gone().get(25, TimeUnit.SECONDS) - left;
    }

    @ParameterizedTest
    @EnumSource
    void flow1_leavingClosesTheUpstreamWithin100Milliseconds(Phase phase) throws Exception {
        // Given
        stage.clear();
        stage.up().always(phase.script);
        long best = Long.MAX_VALUE;
        // When
        for (int i = 0; i < TRIES && best >= SOON; i++) {
            best = Math.min(best, leaves(phase));
        }
        // Then
        assertTrue(best < SOON, "the best of " + TRIES + " took " + best + " ns");
    }
}
