package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both tiers are reached with nothing configured.
class ShippedTest {

    private final Judge judge = new Judge(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hello!",
                "Thanks, that was all.",
                "What is the capital of Norway?",
                "Translate to Korean: the meeting is at noon.",
                "Please summarise this paragraph in one sentence."
            })
    void anEasyTaskGoesFast(String text) {
        // When
        Complexity complexity = judge.weigh(Requests.saying(text), Scale.DEFAULT);

        // Then
        assertEquals("FAST true", complexity.tier() + " " + complexity.confident());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Five houses stand in a row, each of a different colour, and in each lives one person with"
                        + " one pet. The red house is left of the blue one. The cat lives next to the green"
                        + " house. The dog lives at one end. Mia lives in the white house, two doors from"
                        + " Leo, who has the bird. Find who lives where, and give the answer as a list of"
                        + " house, person and pet.",
                "Given a list of words, transform each word by the following steps: reverse the word,"
                        + " replace each vowel with the next vowel, and count the letters. The words are:"
                        + " lantern, orchid, meadow, pebble. What is the output for each word?"
            })
    void aPuzzleGoesToReasoning(String text) {
        // When
        Complexity complexity = judge.weigh(Requests.saying(text), Scale.DEFAULT);

        // Then
        assertEquals("REASONING true", complexity.tier() + " " + complexity.confident());
    }

    /// Who wants to know where the weights come from finds the program that fitted them.
    @Test
    void theCardNamesTheTrainersCommit() throws IOException {
        // When
        String card = Files.readString(Path.of("src/main/resources/complexity/general-1.json"));

        // Then
        Pattern commit = Pattern.compile("\"trainer_commit\" : \"[0-9a-f]{40}\"");
        assertTrue(commit.matcher(card).find(), card);
    }

    @Test
    void threeInTenOfTheReferenceLieAboveTheDefaultThreshold() {
        // Given
        double[] quantiles = Artifact.shipped().quantiles(Scale.DEFAULT.calibration());

        // When
        long above =
                Arrays.stream(quantiles).filter(q -> q > Scale.DEFAULT.reasoningAbove()).count();

        // Then
        assertEquals(30, above, 2);
    }
}
