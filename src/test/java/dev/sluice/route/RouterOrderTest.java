package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who stands in for whom, and in which order.
class RouterOrderTest {

    private final Cast cast = new Cast();

    @Test
    void aCallerWhoWantsNoFallbackGetsOneCandidate() {
        // Given
        cast.wishes = new Wishes(List.of(), null, 0, false);

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void theFastTierFallsUpwardWhenTheRouteSaysSo() {
        // Given
        cast.route("auto", "fast", "slow", "slow-1");

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2", "slow-1"), Cast.candidates(decision));
    }

    @Test
    void aModelOfThePoolIsNotTriedTwice() {
        // Given
        cast.route("auto", "fast", "slow", "fast-2", "spare");

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void embeddingsHaveOneTier() {
        // Given
        Ask ask = Requests.to("auto").at(Endpoint.EMBEDDINGS).effort("high").ask();

        // When
        Decision decision = cast.choose(ask, Complexity.NOT_WEIGHED);

        // Then
        assertEquals("fast default", told(decision));
    }

    @Test
    void embeddingsNeverMoveToAnotherModel() {
        // Given
        Ask ask = Requests.to("auto").at(Endpoint.EMBEDDINGS).ask();

        // When
        Decision decision = cast.choose(ask, Complexity.NOT_WEIGHED);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void embeddingsMoveToTheSameModelElsewhere() {
        // Given
        var fast = cast.models.get("fast-1");
        cast.model("twin", "up-fast-1", fast.provider().residency(), Tier.FAST, 1, fast.card());
        cast.pool("fast", List.of(), "fast-1", "fast-2", "twin");
        cast.route("auto", "fast", "slow", "spare");

        // When
        Decision decision =
                cast.choose(
                        Requests.to("auto").at(Endpoint.EMBEDDINGS).ask(), Complexity.NOT_WEIGHED);

        // Then
        assertEquals(List.of("fast-1", "twin"), Cast.candidates(decision));
    }
}
