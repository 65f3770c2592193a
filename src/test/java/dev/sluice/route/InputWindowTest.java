package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Card.Kind;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Endpoint;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What has to fit into one window.
class InputWindowTest {

    private final Cast cast = new Cast();

    @ParameterizedTest
    @CsvSource({
        "EMBEDDINGS, EMBEDDING, 1, false",
        "EMBEDDINGS, EMBEDDING, 100, true",
        "COMPLETIONS, BASE, 1, false",
        "COMPLETIONS, BASE, 100, true",
        "CHAT, INSTRUCT, 100, false"
    })
    void inputsHaveOneEachAndTurnsShareOne(Endpoint endpoint, Kind kind, int turns, boolean stays) {
        // Given
        cast.card("fast-1", Cast.card(kind, 1_000, Set.of(), null, null));
        Ask ask =
                Requests.to("fast-1")
                        .at(endpoint)
                        .with("turns", turns)
                        .with("textBytes", 9_000)
                        .ask();

        // When
        Decision decision = cast.choose(ask, EASY);

        // Then
        assertEquals(stays, decision instanceof Decision.Use);
    }
}
