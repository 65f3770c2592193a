package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Requests;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What [SurfaceEstimator] looks at, and what it does not.
class SurfaceViewTest {

    private final SurfaceEstimator estimator = new SurfaceEstimator();

    @Test
    void decomposedHangulScoresLikeComposed() {
        // Given
        String text = "이 명제를 단계별로 증명하시오";
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);

        // When
        double probability = score(decomposed);

        // Then
        assertEquals(wordsOnly(text), wordsOnly(decomposed));
        assertEquals(score(text), probability, 0.02);
    }

    @Test
    void upperCaseDoesNotMatter() {
        // When
        double probability = score("PROVE THE THEOREM");

        // Then
        assertEquals(score("prove the theorem"), probability);
    }

    @Test
    void theEndOfALongTextIsRead() {
        // Given
        String padding = "lorem ipsum ".repeat(2_000);

        // When
        double probability = score(padding + "Prove the theorem by induction.");

        // Then
        assertTrue(probability > score(padding) + 0.2);
    }

    @Test
    void theMiddleOfALongTextIsNotRead() {
        // Given
        String padding = "lorem ipsum ".repeat(1_000);
        String blind = padding + "xxxxx xxx xxxxxxx " + padding;

        // When
        double probability = score(padding + "prove the theorem " + padding);

        // Then
        assertEquals(score(blind), probability);
    }

    @ParameterizedTest
    @CsvSource({"tools, 3", "images, 1", "turns, 30", "textBytes, 400000"})
    void whatSurroundsTheTurnCounts(String what, int count) {
        // Given
        Ask ask = Requests.to("auto").with(what, count).ask();

        // When
        double probability = estimator.estimate(ask, Scale.DEFAULT).probability();

        // Then
        assertTrue(probability > score("hi"));
    }

    @Test
    void aSmallOutputCapSpeaksForAnEasyTask() {
        // Given
        Ask ask = Requests.to("auto").maxTokens(16).ask();

        // When
        double probability = estimator.estimate(ask, Scale.DEFAULT).probability();

        // Then
        assertTrue(probability < score("hi"));
    }

    @Test
    void noTextIsAnEasyTask() {
        // When
        double probability = score("");

        // Then
        assertTrue(probability < 0.2);
    }

    @Test
    void everyScoreIsBetweenZeroAndOneAndRepeats() {
        // Given
        Random random = new Random(11);
        List<String> texts =
                random.ints(500, 0, 6_000).mapToObj(size -> noise(random, size)).toList();

        // When
        List<Double> scores = texts.stream().map(this::score).toList();

        // Then
        assertTrue(scores.stream().allMatch(p -> p > 0 && p < 1));
        assertEquals(texts.stream().map(new SurfaceViewTest()::score).toList(), scores);
    }

    private static String noise(Random random, int size) {
        StringBuilder text = new StringBuilder();
        String some = "aZ9 \\n증명단계$+{}`?-*漢か\u1100\u1161\u11a8é😀";
        int[] signs = some.replace("\\n", "").codePoints().toArray();
        for (int i = 0; i < size; i++) {
            text.appendCodePoint(signs[random.nextInt(signs.length)]);
        }
        return text.toString();
    }

    private static List<Integer> wordsOnly(String text) {
        Scan scan = new Scan(new Lexicon()).of(Requests.saying(text).text().glyphs());
        return java.util.Arrays.stream(scan.hits).boxed().toList();
    }

    private double score(String text) {
        return estimator.estimate(Requests.saying(text), Scale.DEFAULT).probability();
    }
}
