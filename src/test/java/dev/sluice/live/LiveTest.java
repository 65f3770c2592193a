package dev.sluice.live;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.live.Sums.Count;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveTest {

    private static final long START = 1_763_740_800_000L;
    private static final Live.Key MODEL = new Live.Key(Dimension.MODEL, "m");

    private long now = START;
    private final InstantSource clock = () -> Instant.ofEpochMilli(now);
    private final Live live = new Live(clock);

    @BeforeEach
    void routes() {
        live.routes(Set.of("auto"));
    }

    private void end(Ended call, long millis) {
        live.took(call.after(millis), now);
    }

    private long requests(Dimension dimension, String name, int seconds) {
        return live.window(new Live.Key(dimension, name), seconds).of(Count.REQUESTS);
    }

    @ParameterizedTest
    @CsvSource({"ALL, ''", "MODEL, m", "TARGET, m@1", "ROUTE, auto", "TEAM, search", "TIER, fast"})
    void aCallCountsForEachOfItsNames(Dimension dimension, String name) {
        // When
        end(Ended.USUAL, 800);
        // Then
        assertEquals(1, requests(dimension, name, 60));
    }

    @Test
    void aRulesCallsAreThoseItDecided() {
        // When
        end(Ended.USUAL.by("search/pii stays home"), 800);
        // Then
        assertEquals(1, requests(Dimension.RULE, "search/pii stays home", 60));
    }

    @Test
    void whatARouteDecidedIsNoRules() {
        // When
        end(Ended.USUAL.by("route:auto"), 800);
        // Then
        assertTrue(live.busy(60).stream().noneMatch(key -> key.dimension() == Dimension.RULE));
    }

    @Test
    void aCallersOwnWordIsNoRoute() {
        // When
        end(Ended.USUAL.asking("<script>"), 800);
        // Then
        assertTrue(live.busy(60).stream().noneMatch(key -> key.dimension() == Dimension.ROUTE));
    }

    @Test
    void aRoutesCallsAreDividedByTier() {
        // When
        end(Ended.USUAL, 800);
        // Then
        assertEquals(1, requests(Dimension.ROUTE_TIER, Dimension.pair("auto", "fast"), 60));
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
        end(Ended.USUAL.with(status), 800);
        // Then
        Sums sums = live.window(MODEL, 60);
        assertAll(
                () -> assertEquals(errors, sums.of(Count.ERRORS)),
                () -> assertEquals(refused, sums.of(Count.REFUSED)),
                () -> assertEquals(gone, sums.of(Count.CLIENT_CLOSED)));
    }

    @Test
    void tokensAndMoneyAreSummed() {
        // Given
        end(Ended.USUAL, 800);
        // When
        end(Ended.USUAL, 800);
        // Then
        Sums sums = live.window(MODEL, 60);
        assertEquals(
                List.of(200L, 22L, 84L),
                List.of(sums.of(Count.IN_TOKENS), sums.of(Count.OUT_TOKENS), sums.of(Count.COST)));
    }

    @Test
    void itSaysWhenNamesFoundNoPlace() {
        // When
        for (int i = 0; i < Dimension.MODEL.names() + 3; i++) {
            end(Ended.USUAL.model("m" + i), 800);
        }
        // Then
        live.busy(60);
        assertEquals(3, live.held().forgotten());
    }

    @Test
    void callsWhoseDetailWasLostStillCount() {
        // When
        live.missed(7, 100, 20, 9);
        // Then
        assertEquals(7, requests(Dimension.ALL, "", 60));
    }
}
