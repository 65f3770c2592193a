package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Provider.Residency;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /// An input to embed or to rank belongs to no conversation.
    @ParameterizedTest
    @EnumSource(names = {"EMBEDDINGS", "RERANK"})
    void weightsSpreadWhatIsNoConversationToo(Endpoint endpoint) {
        // Given
        cast.model("here", "e", Residency.EXTERNAL, Tier.FAST, 1, Card.UNKNOWN);
        cast.model("there", "e", Residency.EXTERNAL, Tier.FAST, 1, Card.UNKNOWN);
        cast.pool("fast", List.of(50, 50), "here", "there");
        cast.route("auto", "fast", "slow");

        // When
        Set<String> first =
                IntStream.range(0, 60)
                        .mapToObj(i -> Asks.read(endpoint, input(i)))
                        .map(ask -> Cast.candidates(cast.choose(ask, Complexity.NOT_WEIGHED)))
                        .map(List::getFirst)
                        .collect(Collectors.toSet());

        // Then
        assertEquals(Set.of("here", "there"), first);
    }

    private static String input(int words) {
        String text = "\"" + "word ".repeat(1 + words) + "\"";
        return "{\"model\":\"auto\",\"input\":%s,\"query\":\"q\",\"documents\":[%s]}"
                .formatted(text, text);
    }
}
