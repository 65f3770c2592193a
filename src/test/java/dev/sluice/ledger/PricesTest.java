package dev.sluice.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.kit.Models;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PricesTest {

    private static final Price GPT = new Price(1_250_000, 125_000, 10_000_000);

    /// Seeded, so that a failure repeats.
    static Stream<Case> cases() {
        RandomGenerator random = new java.util.SplittableRandom(20260101);
        return Stream.generate(() -> Case.of(random)).limit(500);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsExactArithmeticRoundedOnce(Case given) {
        // When
        long micros = Prices.micros(given.usage(), given.price());

        // Then
        assertEquals(given.exact(), micros);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 0, 0, 1250000",
        "1000000, 1000000, 0, 125000",
        "0, 0, 1000000, 10000000",
        "400, 100, 90, 1288",
        "0, 0, 0, 0",
    })
    void chargesEachKindAtItsPrice(long input, long cached, long output, long micros) {
        // When
        long charged = Prices.micros(usage(input, cached, output), GPT);

        // Then
        assertEquals(micros, charged);
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 0, 1000000, 1562500",
        "1000000, 1000000, 0, 125000",
        "1000000, 500000, 400000, 812500",
        "1000000, 500000, 900000, 843750",
    })
    void chargesWhatIsWrittenToTheCacheAtItsPrice(
            long input, long cached, long written, long micros) {
        // Given
        Usage usage = new Usage(input, cached, written, 0, 0, Usage.Source.REPORTED);

        // When
        long charged = Prices.micros(usage, GPT.writing(1_562_500));

        // Then
        assertEquals(micros, charged);
    }

    /// Anthropic's hour costs twice the input, or what the operator says where that is more.
    @ParameterizedTest
    @CsvSource({
        "0, 1562500, 1562500",
        "1000000, 1562500, 2500000",
        "400000, 1562500, 1937500",
        "5000000, 1562500, 2500000",
        "-1, 1562500, 1562500",
        "1000000, 3000000, 3000000",
    })
    void chargesTwiceTheInputForAnHourInTheCache(long hour, long price, long micros) {
        // Given
        Usage usage = new Usage(1_000_000, 0, 1_000_000, hour, 0, 0, Usage.Source.REPORTED);

        // When
        long charged = Prices.micros(usage, GPT.writing(price));

        // Then
        assertEquals(micros, charged);
    }

    @ParameterizedTest
    @CsvSource({"499999, 0", "500000, 1", "1499999, 1", "1500000, 2"})
    void roundsHalfUpOnce(long picos, long micros) {
        // When
        long charged = Prices.micros(usage(1, 0, 0), new Price(picos, 0, 0));

        // Then
        assertEquals(micros, charged);
    }

    @Test
    void moreCachedThanInputCountsAsAllCached() {
        // When
        long charged = Prices.micros(usage(1_000_000, 5_000_000, 0), GPT);

        // Then
        assertEquals(125_000, charged);
    }

    @Test
    void negativeCountsCostNothing() {
        // When
        long charged = Prices.micros(usage(-5, -5, -5), GPT);

        // Then
        assertEquals(0, charged);
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807, 0, 0",
        "0, 0, 9223372036854775807",
        "4611686018427387904, 0, 4611686018427387904",
        "1000000000000, 0, 1000000000000",
    })
    void absurdCountsStayAtTheEndInsteadOfTurningNegative(long input, long cached, long output) {
        // When
        long charged = Prices.micros(usage(input, cached, output), GPT);

        // Then
        assertEquals(Long.MAX_VALUE / 1_000_000 + 1, charged);
    }

    /// Two answers, or an attempt that failed before one: `none` has no price.
    @ParameterizedTest
    @CsvSource({
        "priced, finished, 5, 6",
        "none, finished, 5, -1",
        "priced, finished, -1, -1",
        "priced, failed, -1, 1",
        "none, failed, -1, -1"
    })
    void aSumWithoutOneOfItsPartsIsUnknown(String first, String how, long last, long sum) {
        // Given
        Model model = Models.named("m").price(first.equals("none") ? null : GPT).model();
        Usage used = new Usage(1, 0, 0, 0, 0, Usage.Source.ESTIMATED);
        Outcome end =
                how.equals("failed")
                        ? new Outcome.Failed("upstream_error", "", false, Usage.UNKNOWN)
                        : new Outcome.Finished(usage(1, 0, 1));

        // When
        long all = Prices.all(new Outcome.Beside(model, "m", "x", used, end), last);

        // Then
        assertEquals(sum, all);
    }

    private static Usage usage(long input, long cached, long output) {
        return new Usage(input, cached, 0, output, 0, Usage.Source.REPORTED);
    }

    record Case(Usage usage, Price price) {

        static Case of(RandomGenerator random) {
            long input = random.nextLong(1 << random.nextInt(1, 30));
            long cached = random.nextLong(input + 1);
            long output = random.nextLong(1 << random.nextInt(1, 25));
            Price price =
                    new Price(
                            random.nextLong(200_000_000),
                            random.nextLong(200_000_000),
                            random.nextLong(200_000_000));
            return new Case(PricesTest.usage(input, cached, output), price);
        }

        long exact() {
            return times(usage.input() - usage.cached(), price.input())
                    .add(times(usage.cached(), price.cachedInput()))
                    .add(times(usage.output(), price.output()))
                    .movePointLeft(6)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }

        private static BigDecimal times(long tokens, long picos) {
            return BigDecimal.valueOf(tokens).multiply(BigDecimal.valueOf(picos));
        }
    }
}
