package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Openness;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a model is, as an operator says it or the built-in catalog knows it.
class NatureTest {

    @TempDir private Path directory;

    private Model model(String said) throws IOException {
        return Shipped.model(directory, said);
    }

    private String problems(String said) throws IOException {
        return Shipped.said(directory, said);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "upstream: Qwen/Qwen3-14B | OPEN_SOURCE",
                "upstream: Qwen/Qwen3-14B, openness: closed | CLOSED",
                "upstream: Qwen/Qwen3-14B, licence: llama4 | OPEN_WEIGHT",
                "upstream: my-own, openness: open-weight | OPEN_WEIGHT",
                "upstream: my-own, licence: mit, openness: closed | CLOSED",
                "upstream: my-own | UNKNOWN",
            })
    void isAsOpenAsTheOperatorSaysOrTheCatalogKnows(String said, Openness expected)
            throws IOException {
        // Given, When
        Card card = model("provider: gpu, " + said).card();

        // Then
        assertEquals(expected, card.openness());
    }

    @Test
    void refusesAnOpennessThatIsNone() throws IOException {
        // Given, When
        String problems = problems("provider: gpu, upstream: x, openness: half");

        // Then
        assertTrue(
                problems.contains(
                        "models.m.openness: 'half' is not one of unknown, closed, open-weight,"
                                + " open-source"),
                problems);
    }

    @Test
    void knowsABaseModel() throws IOException {
        // Given, When
        Card card = model("provider: gpu, upstream: meta-llama/Llama-3.1-8B").card();

        // Then
        assertTrue(card.onlyContinues());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat-template: server",
                "chat-template: '{{ messages[0].content }}'",
                "patch: { chat_template: '{{ messages[0].content }}' }",
                "kind: instruct"
            })
    void letsTheOperatorMakeABaseModelChat(String said) throws IOException {
        // Given, When
        Card card = model("provider: gpu, upstream: meta-llama/Llama-3.1-8B, " + said).card();

        // Then
        assertEquals(false, card.onlyContinues());
    }

    @Test
    void sendsTheTemplateWithEachRequest() throws IOException {
        // Given
        String template = "{{ \\\"a\\\" }}";

        // When
        Model model = model("provider: gpu, upstream: x, chat-template: \"" + template + "\"");

        // Then
        assertEquals("{\"chat_template\":\"{{ \\\"a\\\" }}\"}", model.patch().json());
    }

    @Test
    void sendsNothingWhenTheServerHasTheTemplate() throws IOException {
        // Given, When
        Model model = model("provider: gpu, upstream: x, chat-template: server");

        // Then
        assertTrue(model.patch().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pi0", "lerobot/pi0_base", "helix"})
    void refusesAModelOfRobotsWithTheReason(String upstream) throws IOException {
        // Given, When
        String problems = problems("provider: gpu, upstream: " + upstream);

        // Then
        assertTrue(
                problems.contains(
                        "models.m.upstream: '"
                                + upstream
                                + "' is a vision-language-action model (vla): it gives movements of a"
                                + " robot, not text, and no endpoint carries those"),
                problems);
    }

    @Test
    void takesAnotherModelOfThatName() throws IOException {
        // Given, When
        Card card = model("provider: gpu, upstream: helix, kind: instruct").card();

        // Then
        assertEquals(Kind.INSTRUCT, card.kind());
    }
}
