package dev.sluice.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The figures agree with the outside scorer: expected values were printed by its `measure` and
/// `baseline` for the same rows and texts. `make agree` does it on files.
class FiguresTest {

    /// Forty outcomes of our own: score/weak/strong, with ties and fractions.
    private static final String ROWS =
            "1/1/1 5/0.5/0.5 0/0/0 2/1/1 6/0.5/0.5 5/0.5/0 4/1/1 4/0.5/1 "
                    + "4/0/1 5/0/1 5/1/0 4/0.5/0 2/0.5/1 5/0/1 1/1/1 6/0.5/1 "
                    + "3/0.5/0.5 2/0.5/0.5 1/1/1 5/1/1 6/0/1 4/1/1 1/0.5/0 1/0/0 "
                    + "5/0/1 3/0.5/1 0/0/0 4/1/0.5 5/1/0.5 1/0/1 0/0/0.5 3/1/0 "
                    + "2/1/1 4/1/1 2/1/0 2/0.5/0.5 4/0/0.5 6/1/0 4/1/1 3/1/0.5 ";

    private static final double[][] OUTCOMES =
            Arrays.stream(ROWS.strip().split(" "))
                    .map(row ->
                            Arrays.stream(row.split("/"))
                                    .mapToDouble(Double::parseDouble)
                                    .toArray())
                    .toArray(double[][]::new);

    private static double[] column(int which) {
        return Arrays.stream(OUTCOMES).mapToDouble(row -> row[which]).toArray();
    }

    private static Curve curve() {
        return new Curve(column(0), column(1), column(2));
    }

    @Test
    void theCurveAgreesWithTheOutsideScorer() {
        // Given
        Curve curve = curve();

        // When
        double[] figures = {curve.apgr(), curve.apgr11(), curve.share(0.5), curve.share(0.8)};

        // Then
        assertArrayEquals(new double[] {0.690625, 0.6916667, 0.2, 0.3225}, figures, 1e-6);
    }

    @Test
    void theAreaAgreesWithTheOutsideScorer() {
        // Given
        boolean[] needs = new boolean[OUTCOMES.length];
        for (int i = 0; i < needs.length; i++) {
            needs[i] = OUTCOMES[i][1] < 0.5 && OUTCOMES[i][2] >= 0.5;
        }

        // When
        double area = Area.under(column(0), needs);

        // Then
        assertEquals(0.611328125, area, 1e-9);
    }

    @Test
    void aRankingCountedOnceIsTheCurve() {
        // Given
        int[] once = new int[OUTCOMES.length];
        Arrays.fill(once, 1);

        // When
        double figure = new Ranking(column(0), column(1), column(2)).apgr11(once);

        // Then
        assertEquals(curve().apgr11(), figure, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aResampleIsTheCurveOfItsRows(long seed) {
        // Given
        Random random = new Random(seed);
        int[] times = new int[OUTCOMES.length];
        int[] drawn = random.ints(OUTCOMES.length, 0, times.length).toArray();
        Arrays.stream(drawn).forEach(i -> times[i]++);
        double[][] some = Arrays.stream(drawn).mapToObj(i -> OUTCOMES[i]).toArray(double[][]::new);
        Curve curve =
                new Curve(
                        Arrays.stream(some).mapToDouble(row -> row[0]).toArray(),
                        Arrays.stream(some).mapToDouble(row -> row[1]).toArray(),
                        Arrays.stream(some).mapToDouble(row -> row[2]).toArray());

        // When
        double figure = new Ranking(column(0), column(1), column(2)).apgr11(times);

        // Then
        assertEquals(curve.apgr11(), figure, 1e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Prove it, then calculate 3 = x + 4 and $y$. | 6.0",
                "hello | 0.0",
                "두 수의 합을 계산하고 비교하시오 12.5 {}{}; def f | 5.5",
                "How many? at   least; optimise the total, explain why \\frac | 8.5"
            })
    void keywordsAgreeWithTheOutsideScorer(String prompt, double score) {
        // When
        double counted = Keywords.score(prompt);

        // Then
        assertEquals(score, counted);
    }

    @ParameterizedTest
    @CsvSource({"'Prove  It\n now', 11", "안녕 하세요, 68"})
    void equalPromptsFallInOneFold(String prompt, int draw) {
        // When
        int drawn = Row.draw(prompt.replace("\\n", "\n"));

        // Then
        assertEquals(draw, drawn);
    }

    @Test
    void whatIsCalibratedHasASmallError() {
        // Given
        Random random = new Random(9);
        double[] told = random.doubles(5_000).toArray();
        boolean[] needs = new boolean[told.length];
        for (int i = 0; i < needs.length; i++) {
            needs[i] = random.nextDouble() < told[i];
        }

        // When
        Reliability reliability = Reliability.of(told, needs);

        // Then
        assertTrue(reliability.ece() < 2 * reliability.floor(), reliability.ece() + "");
    }

    @Test
    void whatSaysTooMuchHasALargeError() {
        // Given
        double[] told = new double[1_000];
        Arrays.fill(told, 0.8);

        // When
        double ece = Reliability.of(told, new boolean[1_000]).ece();

        // Then
        assertEquals(0.8, ece, 1e-9);
    }

    @Test
    void plattFindsTheLineBehindTheScores() {
        // Given
        Random random = new Random(2);
        double[] scores = random.doubles(20_000, -3, 3).toArray();
        boolean[] needs = new boolean[scores.length];
        for (int i = 0; i < needs.length; i++) {
            needs[i] = random.nextDouble() < 1 / (1 + Math.exp(-(0.7 * scores[i] - 1.2)));
        }

        // When
        var line = new Platt(scores, needs).fit("pair", 1);

        // Then
        assertArrayEquals(new double[] {0.7, -1.2}, new double[] {line.a(), line.c()}, 0.06);
    }

    @Test
    void fewRowsKeepTheSlope() {
        // Given
        double[] scores = new Random(2).doubles(100, -3, 3).toArray();

        // When
        var line = new Platt(scores, new boolean[100]).fit("pair", 0.4);

        // Then
        assertEquals(0.4, line.a());
    }
}
