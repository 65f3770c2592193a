package dev.sluice.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveRulesTest {

    private final Hour hour = new Hour();

    @Test
    void aRulesCallsAreThoseItDecided() {
        // When
        hour.end(Ended.USUAL.by("search/pii stays home"), 800);
        // Then
        assertEquals(1, hour.requests(Dimension.RULE, "search/pii stays home", 60));
    }

    @ParameterizedTest
    @CsvSource({
        "search/a, picked, 1, 0, 0, 0",
        "search/a, denied, 1, 0, 1, 0",
        "search/a, failed, 1, 0, 1, 1",
        "route:auto, narrowed, 0, 1, 0, 0",
        "route:auto, picked, 0, 1, 0, 0",
        "route:auto, failed, 0, 0, 0, 1",
        "route:auto, passed, 0, 0, 0, 0"
    })
    void aRuleCountsByWhatItDid(
            String by, String effect, int decided, int narrowed, int denied, int failed) {
        // When
        hour.end(Ended.USUAL.by(by).meeting("search/a", effect), 800);
        // Then
        Sums sums = hour.live.window(new Live.Key(Dimension.RULE, "search/a"), 60);
        assertEquals(
                List.of((long) decided, (long) narrowed, (long) denied, (long) failed),
                List.of(
                        sums.of(Count.REQUESTS),
                        sums.of(Count.NARROWED),
                        sums.of(Count.DENIED),
                        sums.of(Count.FAILED)));
    }

    @Test
    void aCallThatRulesChangedIsOneCall() {
        // When
        hour.end(Ended.USUAL.by("route:auto").meeting("search/a", "narrowed"), 800);
        // Then
        assertEquals(1, hour.requests(Dimension.ALL, "", 60));
    }

    @Test
    void whatARouteDecidedIsNoRules() {
        // When
        hour.end(Ended.USUAL.by("route:auto"), 800);
        // Then
        assertTrue(hour.live.busy(60).stream().noneMatch(key -> key.dimension() == Dimension.RULE));
    }
}
