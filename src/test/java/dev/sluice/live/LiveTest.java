package dev.sluice.live;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Tap;
import dev.sluice.ledger.Usage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveTest {

    private final Hour hour = new Hour();

    @ParameterizedTest
    @CsvSource({"ALL, ''", "MODEL, m", "TARGET, m@1", "ROUTE, auto", "TEAM, search", "TIER, fast"})
    void aCallCountsForEachOfItsNames(Dimension dimension, String name) {
        // When
        hour.end(Ended.USUAL, 800);
        // Then
        assertEquals(1, hour.requests(dimension, name, 60));
    }

    @ParameterizedTest
    @CsvSource({
        "MODEL, m, 100 tokens 42 micros 1 calls",
        "MODEL, slow, 7 tokens 9 micros 0 calls",
        "TARGET, slow@1, 7 tokens 9 micros 0 calls",
        "TEAM, search, 107 tokens 51 micros 1 calls"
    })
    void whatTwoModelsUsedIsEachOnesOwn(Dimension dimension, String name, String told) {
        // Given
        Usage lost = new Usage(7, 0, 0, 2, 0, Usage.Source.ESTIMATED);
        Model slow = Models.named("slow").price(new Price(1_000_000, 0, 1_000_000)).model();
        Outcome both =
                new Outcome.Beside(
                        slow, "slow@1", "outrun", lost, new Outcome.Finished(Ended.USED));
        // When
        hour.live.took(Ended.USUAL.after(800, both, 42), hour.now);
        // Then
        Sums sums = hour.live.window(new Live.Key(dimension, name), 60);
        String said =
                "%d tokens %d micros %d calls"
                        .formatted(
                                sums.of(Count.IN_TOKENS),
                                sums.of(Count.COST),
                                sums.of(Count.REQUESTS));
        assertEquals(told, said);
    }

    @ParameterizedTest
    @CsvSource({"m, 0, 1", "slow, 9, 0"})
    void anAnswerWithoutAPriceIsNotFree(String model, long micros, int unpriced) {
        // Given
        Usage lost = new Usage(7, 0, 0, 2, 0, Usage.Source.ESTIMATED);
        Model slow = Models.named("slow").price(new Price(1_000_000, 0, 1_000_000)).model();
        Outcome both =
                new Outcome.Beside(
                        slow, "slow@1", "outrun", lost, new Outcome.Finished(Ended.USED));
        // When
        hour.live.took(Ended.USUAL.after(800, both, -1), hour.now);
        // Then
        Sums sums = hour.live.window(new Live.Key(Dimension.MODEL, model), 60);
        assertEquals(
                List.of(micros, (long) unpriced),
                List.of(sums.of(Count.COST), sums.of(Count.UNPRICED)));
    }

    @ParameterizedTest
    @CsvSource({
        "upstream_error, 1, 1, 0",
        "upstream_rate_limited, 1, 1, 0",
        "invalid_request, 1, 0, 1",
        "outrun, 0, 0, 0"
    })
    void anAttemptThatAnotherTookOverFromIsItsTargetsError(
            String word, int calls, int errors, int refused) {
        // When
        hour.end(Ended.USUAL.after("broken", word), 800);
        // Then
        for (Live.Key key :
                List.of(
                        new Live.Key(Dimension.MODEL, "broken"),
                        new Live.Key(Dimension.TARGET, "broken@1"))) {
            Sums sums = hour.live.window(key, 60);
            assertAll(
                    () -> assertEquals(calls, sums.of(Count.REQUESTS)),
                    () -> assertEquals(errors, sums.of(Count.ERRORS)),
                    () -> assertEquals(refused, sums.of(Count.REFUSED)));
        }
    }

    @ParameterizedTest
    @CsvSource({"ALL, ''", "MODEL, m", "ROUTE, auto", "TEAM, search", "TIER, fast"})
    void aCallThatAnotherTargetSavedIsOneCallWithoutError(Dimension dimension, String name) {
        // When
        hour.end(Ended.USUAL.after("broken", "upstream_error"), 800);
        // Then
        Sums sums = hour.live.window(new Live.Key(dimension, name), 60);
        assertAll(
                () -> assertEquals(1, sums.of(Count.REQUESTS)),
                () -> assertEquals(0, sums.of(Count.ERRORS)));
    }

    @Test
    void aCallersOwnWordIsNoRoute() {
        // When
        hour.end(Ended.USUAL.asking("<script>"), 800);
        // Then
        assertTrue(
                hour.live.busy(60).stream().noneMatch(key -> key.dimension() == Dimension.ROUTE));
    }

    @Test
    void aRoutesCallsAreDividedByTier() {
        // When
        hour.end(Ended.USUAL, 800);
        // Then
        assertEquals(1, hour.requests(Dimension.ROUTE_TIER, Dimension.pair("auto", "fast"), 60));
    }

    @ParameterizedTest
    @CsvSource({
        "2xx, 0, 0, 0",
        "5xx, 1, 0, 0",
        "interrupted, 1, 0, 0",
        "4xx, 0, 1, 0",
        "client_closed, 0, 0, 1"
    })
    void aStatusIsCountedAsWhatItMeans(String status, int errors, int refused, int gone) {
        // When
        hour.end(Ended.USUAL.with(status), 800);
        // Then
        Sums sums = hour.live.window(Hour.MODEL, 60);
        assertAll(
                () -> assertEquals(errors, sums.of(Count.ERRORS)),
                () -> assertEquals(refused, sums.of(Count.REFUSED)),
                () -> assertEquals(gone, sums.of(Count.CLIENT_CLOSED)));
    }

    @Test
    void tokensAndMoneyAreSummed() {
        // Given
        hour.end(Ended.USUAL, 800);
        // When
        hour.end(Ended.USUAL, 800);
        // Then
        Sums sums = hour.live.window(Hour.MODEL, 60);
        assertEquals(
                List.of(200L, 22L, 84L),
                List.of(sums.of(Count.IN_TOKENS), sums.of(Count.OUT_TOKENS), sums.of(Count.COST)));
    }

    @Test
    void itSaysWhenNamesFoundNoPlace() {
        // When
        for (int i = 0; i < Dimension.MODEL.names() + 3; i++) {
            hour.end(Ended.USUAL.model("m" + i), 800);
        }
        // Then
        hour.live.busy(60);
        assertEquals(3, hour.live.held().forgotten());
    }

    @Test
    void callsWhoseDetailWasLostStillCount() {
        // When
        hour.live.missed(new Tap.Missed(7, 100, 20, 9, 2));
        // Then
        Sums all = hour.live.window(new Live.Key(Dimension.ALL, ""), 60);
        assertEquals(
                List.of(7L, 100L, 20L, 9L, 2L),
                List.of(
                        all.of(Count.REQUESTS),
                        all.of(Count.IN_TOKENS),
                        all.of(Count.OUT_TOKENS),
                        all.of(Count.COST),
                        all.of(Count.UNPRICED)));
    }
}
