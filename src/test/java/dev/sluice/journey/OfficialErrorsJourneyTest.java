package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The official client raises what it raises at its provider.
@QuarkusTest
@WithTestResource(World.class)
@Timeout(30)
class OfficialErrorsJourneyTest {

    Stage stage;

    @BeforeEach
    void clear() {
        stage.clear();
    }

    private void ask(String key, int retries) {
        Official.client(stage, key, retries)
                .chat()
                .completions()
                .create(Official.asking(stage.model()).build());
    }

    @Test
    void err3_raisesItsOwnExceptionForEachStatus() {
        // Given
        stage.up().next(Script.error(400, "x"), Script.error(429, "x"), Script.error(503, "x"));
        // When, Then
        assertThrows(BadRequestException.class, () -> ask(stage.key(), 0));
        assertThrows(RateLimitException.class, () -> ask(stage.key(), 0));
        assertThrows(InternalServerException.class, () -> ask(stage.key(), 0));
    }

    @Test
    void ep9_raisesNotFoundForAnUnknownModel() {
        ChatCompletionCreateParams params = Official.asking("nobody").build();
        assertThrows(
                NotFoundException.class,
                () -> Official.client(stage, stage.key(), 0).chat().completions().create(params));
    }

    @Test
    void auth2_raisesUnauthorized() {
        assertThrows(UnauthorizedException.class, () -> ask("sk-wrong", 0));
    }

    @Test
    void sse6_raisesOnAStreamThatBreaks() {
        // Given
        stage.up().always(Script.events().event(Chunks.role()).event(Chunks.content("a")).reset());
        ChatCompletionCreateParams params = Official.asking(stage.model()).build();
        // When
        OpenAIException raised =
                assertThrows(OpenAIException.class, () -> Official.streamed(stage, params));
        // Then
        assertTrue(raised.getMessage().contains("broke"), raised.getMessage());
    }

    @Test
    void retry2_doesNotMultiplyAnExhaustedChain() {
        // Given
        stage.up().always(Script.error(500, "x"));
        // When
        assertThrows(InternalServerException.class, () -> ask(stage.key(), 2));
        // Then
        assertEquals(2, stage.up().seen().size());
    }
}
