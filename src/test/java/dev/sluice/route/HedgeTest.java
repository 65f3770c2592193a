package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.sluice.catalog.Hedge;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whose calls may be sent to two targets.
class HedgeTest {

    private static final Hedge HEDGE = new Hedge("auto", 0.02, 1_000_000, 2_048);

    private final Cast cast = new Cast();

    @BeforeEach
    void hedges() {
        cast.care(new Route.Care(2_048, false, HEDGE, false));
    }

    private Hedge of(String json) {
        return switch (cast.choose(Asks.read(json), EASY)) {
            case Decision.Use use -> use.hedge();
            case Decision.Deny no -> throw new AssertionError(no.toString());
        };
    }

    private static String to(String model) {
        return "{\"model\":\""
                + model
                + "\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    }

    @Test
    void aCallOfARouteThatSaysSo() {
        assertEquals(HEDGE, of(to("auto")));
    }

    @Test
    void noCallThatNamesItsModel() {
        assertNull(of(to("fast-1")));
    }

    @Test
    void noCallWhoseCallerWantsNobodyElse() {
        // Given
        cast.wishes = new Wishes(List.of(), null, 0, false);
        // Then
        assertNull(of(to("auto")));
    }
}
