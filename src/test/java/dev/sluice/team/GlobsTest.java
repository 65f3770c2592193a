package dev.sluice.team;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobsTest {

    @ParameterizedTest(name = "''{0}'' and ''{1}'': {2}")
    @CsvSource({
        "auto, auto, true",
        "auto, autos, false",
        "auto, Auto, false",
        "gpt-*, gpt-fast, true",
        "gpt-*, gpt-, true",
        "gpt-*, gpt, false",
        "*-fast, qwen-fast, true",
        "*-fast, qwen-fast-2, false",
        "q*n-*t, qwen-fast, true",
        "*a*a, banana, true",
        "*, '', true",
        "'', '', true",
        "'', a, false",
        "a.c, abc, false",
        "a**c, abc, true",
    })
    void matchesStarsForAnyRunAndTheRestLiterally(String pattern, String name, boolean expected) {
        // Given
        Globs globs = new Globs(List.of(pattern));

        // When
        boolean matches = globs.matches(name);

        // Then
        assertEquals(expected, matches);
    }

    @Test
    void matchesWhenAnyPatternDoes() {
        // Given
        Globs globs = new Globs(List.of("auto", "qwen-*"));

        // When
        boolean matches = globs.matches("qwen-fast");

        // Then
        assertEquals(true, matches);
    }

    @Test
    void matchesNothingWithoutPatterns() {
        // Given
        Globs none = new Globs(List.of());

        // When
        boolean matches = none.matches("auto");

        // Then
        assertFalse(matches);
    }

    @Test
    void agreesWithARegularExpressionOnRandomCases() {
        Random random = new Random(20);
        for (int i = 0; i < 20_000; i++) {
            // Given
            String pattern = word(random, "ab*", 8);
            String name = word(random, "ab", 10);
            boolean expected = Pattern.matches(pattern.replace("*", ".*"), name);

            // When
            boolean matches = new Globs(List.of(pattern)).matches(name);

            // Then
            assertEquals(expected, matches, () -> pattern + " on " + name);
        }
    }

    @Test
    void staysFastOnAPatternThatMakesBacktrackingExplode() {
        // Given
        Globs globs = new Globs(List.of("*a".repeat(40) + "b"));
        String name = "a".repeat(20_000);

        // When
        boolean matches =
                Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(5), () -> globs.matches(name));

        // Then
        assertFalse(matches);
    }

    private static String word(Random random, String letters, int most) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
