package dev.sluice.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Openness;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A base model continues a text: it has no idea of a conversation.
class BaseModelsTest {

    private final Cast cast = new Cast();

    private static Card base(boolean templated) {
        return new Card(
                List.of(Kind.CODE, Kind.BASE),
                Openness.UNKNOWN,
                "",
                new Card.Limits(0, 0),
                new Card.Abilities(Set.of(), Set.of(), null, null),
                Set.of(),
                templated);
    }

    @Test
    void refusesChatWithTheReasonAndTheWayOut() {
        // Given
        cast.card("fast-1", base(false));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), Complexity.NOT_WEIGHED);

        // Then
        Decision.Deny deny = assertInstanceOf(Decision.Deny.class, decision);
        assertEquals(
                new Refusal.NoCandidate(
                        "model",
                        "No model behind 'fast-1' has a chat template: base models continue a text and"
                                + " know no turns; call /v1/completions, or set chat-template on the"
                                + " model."),
                deny.refusal());
    }

    @Test
    void servesCompletions() {
        // Given
        cast.card("fast-1", base(false));
        Ask ask = Requests.to("fast-1").at(Endpoint.COMPLETIONS).ask();

        // When
        Decision decision = cast.choose(ask, Complexity.NOT_WEIGHED);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void servesChatWithTheOperatorsTemplate() {
        // Given
        cast.card("fast-1", base(true));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), Complexity.NOT_WEIGHED);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void leavesChatToTheOthersOfItsPool() {
        // Given
        cast.card("fast-1", base(false));

        // When
        Decision decision =
                cast.choose(Requests.to("auto").ask(), Cast.complexity(0.1, Tier.FAST, true));

        // Then
        assertEquals("fast-2", Cast.candidates(decision).getFirst());
    }

    @ParameterizedTest
    @EnumSource(names = {"RERANK", "VLA", "EMBEDDING"})
    void neitherChatsNorCompletesWithWhatGivesNoText(Kind kind) {
        // Given
        cast.card("fast-1", Cast.card(kind, 0, Set.of(), null, null));
        Ask ask = Requests.to("fast-1").at(Endpoint.COMPLETIONS).ask();

        // When
        Decision decision = cast.choose(ask, Complexity.NOT_WEIGHED);

        // Then
        assertInstanceOf(Decision.Deny.class, decision);
    }

    @ParameterizedTest
    @EnumSource(names = {"CODE", "VISION", "OMNI", "DIFFUSION", "REASONING", "HYBRID", "UNKNOWN"})
    void chatsWithEverythingElse(Kind kind) {
        // Given
        cast.card("fast-1", Cast.card(kind, 0, Set.of(), null, null));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), Complexity.NOT_WEIGHED);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }
}
