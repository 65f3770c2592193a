package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.HARD;
import static dev.sluice.route.Cast.refusal;
import static dev.sluice.route.Cast.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Card.Modality;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

    static final Card TEXT_ONLY = Cast.card(Kind.INSTRUCT, 0, Set.of(Modality.TEXT), null, null);
    static final Card SMALL = Cast.card(Kind.INSTRUCT, 1_000, Set.of(), null, null);
    private static final Card PLAIN = Cast.card(Kind.INSTRUCT, 0, Set.of(), false, false);

    private final Cast cast = new Cast();

    @ParameterizedTest
    @CsvSource({"images", "audio", "video", "files"})
    void aModelThatDoesNotTakeTheInputIsLeftOut(String part) {
        // Given
        cast.card("fast-1", TEXT_ONLY);

        // When
        Decision decision = cast.choose(Requests.to("auto").with(part, 1).ask(), EASY);

        // Then
        assertEquals(List.of("fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void anUnknownFactRemovesNobody() {
        // Given
        Ask ask =
                Requests.to("auto")
                        .with("images", 1)
                        .with("tools", 3)
                        .with("textBytes", 9_000_000)
                        .jsonSchema()
                        .ask();

        // When
        Decision decision = cast.choose(ask, EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void aModelWithoutToolsIsLeftOutWhenToolsAreOffered() {
        // Given
        cast.card("fast-1", PLAIN);

        // When
        Decision decision = cast.choose(Requests.to("auto").with("tools", 1).ask(), EASY);

        // Then
        assertEquals(List.of("fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void aModelWithoutSchemasIsLeftOutWhenOneIsAsked() {
        // Given
        cast.card("fast-1", PLAIN);

        // When
        Decision decision = cast.choose(Requests.to("auto").jsonSchema().ask(), EASY);

        // Then
        assertEquals(List.of("fast-2", "spare"), Cast.candidates(decision));
    }

    @ParameterizedTest
    @CsvSource({"2780, fast-1", "2790, fast-2"})
    void thePromptMustFitTheWindowWithFifteenPercentToSpare(int bytes, String first) {
        // Given
        cast.card("fast-1", SMALL);

        // When
        Decision decision = cast.choose(Requests.to("auto").with("textBytes", bytes).ask(), EASY);

        // Then
        assertEquals(first, Cast.candidates(decision).getFirst());
    }

    @Test
    void anEmptyPoolGivesWayToTheOtherTier() {
        // Given
        cast.card("fast-1", TEXT_ONLY);
        cast.card("fast-2", TEXT_ONLY);

        // When
        Decision decision = cast.choose(Requests.to("auto").with("images", 1).ask(), EASY);

        // Then
        assertEquals("reasoning capability", told(decision));
    }

    @Test
    void aWindowThatDecidedTheTierIsTheReason() {
        // Given
        cast.card("slow-1", SMALL);
        cast.card("slow-2", SMALL);

        // When
        Decision decision = cast.choose(Requests.to("auto").with("textBytes", 9_000).ask(), HARD);

        // Then
        assertEquals("fast context_window", told(decision));
    }

    @Test
    void aCallerWhoAsksForReasoningIsNotGivenTheFastPool() {
        // Given
        cast.card("slow-1", TEXT_ONLY);
        cast.card("slow-2", TEXT_ONLY);
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").with("images", 1).ask(), HARD);

        // Then
        assertEquals(List.of("spare"), Cast.candidates(decision));
    }

    @Test
    void anEmbeddingModelDoesNotChat() {
        // Given
        cast.card("fast-1", Cast.card(Kind.EMBEDDING, 0, Set.of(), null, null));

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals(List.of("fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void aChatModelDoesNotEmbed() {
        // Given
        cast.card("fast-1", TEXT_ONLY);
        Ask ask = Requests.to("fast-1").at(Endpoint.EMBEDDINGS).ask();

        // When
        Decision decision = cast.choose(ask, Complexity.NOT_WEIGHED);

        // Then
        assertEquals("no_route", refusal(decision).word());
    }

    @Test
    void aRerankingModelReranks() {
        // Given
        cast.card("fast-1", Cast.card(Kind.RERANK, 0, Set.of(), null, null));
        Ask ask = Requests.to("fast-1").at(Endpoint.RERANK).ask();

        // When
        Decision decision = cast.choose(ask, Complexity.NOT_WEIGHED);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void aLongInputDoesNotMoveAnEmbeddingToAnotherModel() {
        // Given
        cast.card("fast-1", Cast.card(Kind.EMBEDDING, 1_000, Set.of(), null, null));
        Ask ask = Requests.to("auto").at(Endpoint.EMBEDDINGS).with("textBytes", 9_000).ask();

        // When
        Decision decision = cast.choose(ask, Complexity.NOT_WEIGHED);

        // Then
        assertEquals("context_length_exceeded", ((Refusal.Malformed) refusal(decision)).code());
    }
}
