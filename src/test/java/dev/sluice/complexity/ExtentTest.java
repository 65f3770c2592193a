package dev.sluice.complexity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Counting and skipping in steps agrees with reading code point by code point.
class ExtentTest {

    /// Each is one code point of escaped JSON.
    private static final String[] POINTS = {
        "a", " ", "9", "가", "é", "😀", "\\n", "\\\\", "\\\"", "\\uac00", "\\uD83D\\uDE00", "\\u005c"
    };

    /// The bytes of a text, and where each of its code points begins.
    private record Given(byte[] bytes, List<Integer> begins) {

        static Given of(List<String> points) {
            StringBuilder text = new StringBuilder();
            List<Integer> begins = new ArrayList<>();
            int at = 0;
            for (String point : points) {
                begins.add(at);
                at += point.getBytes(UTF_8).length;
                text.append(point);
            }
            return new Given(text.toString().getBytes(UTF_8), begins);
        }

        /// @param plain how many of a hundred code points are the first
        static Given random(long seed, int plain) {
            Random random = new Random(seed);
            List<String> points = new ArrayList<>();
            for (int i = random.nextInt(400); i >= 0; i--) {
                boolean first = random.nextInt(100) < plain;
                points.add(POINTS[first ? 0 : random.nextInt(POINTS.length)]);
            }
            return of(points);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 90, 98})
    void countsWhatAReaderOfEachCounts(int plain) {
        for (int seed = 0; seed < 500; seed++) {
            // Given
            Given text = Given.random(seed, plain);

            // When
            int points = Extent.points(text.bytes, 0, text.bytes.length);

            // Then
            assertEquals(text.begins.size(), points, "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 50, 90, 98})
    void findsFromTheEndWhatAReaderFindsFromTheBeginning(int plain) {
        for (int seed = 0; seed < 500; seed++) {
            // Given
            Given text = Given.random(seed, plain);
            int before = new Random(seed).nextInt(text.begins.size());
            int left = text.begins.size() - before;

            // When
            int at = Extent.back(text.bytes, 0, text.bytes.length, left);

            // Then
            assertEquals(text.begins.get(before), at, "seed " + seed);
        }
    }

    @Test
    void aLastSyllableThatNoStepOfEightHoldsIsCountedOnce() {
        // Given
        byte[] text = "가".repeat(3).getBytes(UTF_8);

        // When
        int points = Extent.points(text, 0, text.length);

        // Then
        assertEquals(3, points);
    }

    @Test
    void backslashesInARowAreHalfAsMany() {
        // Given
        byte[] text = "\\".repeat(4_000).getBytes(UTF_8);

        // When
        int at = Extent.back(text, 0, text.length, 7);

        // Then
        assertEquals(4_000 - 14, at);
    }

    @Test
    void nothingIsLeftAtTheEnd() {
        // Given
        byte[] text = "ab 가".repeat(9).getBytes(UTF_8);

        // When
        int at = Extent.back(text, 0, text.length, 0);

        // Then
        assertEquals(text.length, at);
    }
}
