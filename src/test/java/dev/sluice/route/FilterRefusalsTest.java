package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.HARD;
import static dev.sluice.route.Cast.refusal;
import static dev.sluice.route.FiltersTest.SMALL;
import static dev.sluice.route.FiltersTest.TEXT_ONLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What [Filters] refuses, and in which words.
class FilterRefusalsTest {

    private final Cast cast = new Cast();

    @Test
    void aPinnedModelThatCannotCarryTheRequestIsRefused() {
        // Given
        cast.card("slow-1", TEXT_ONLY);

        // When
        Decision decision = cast.choose(Requests.to("slow-1").with("images", 2).ask(), EASY);

        // Then
        assertEquals(
                new Refusal.NoCandidate(
                        "messages",
                        "No model behind 'slow-1' takes this input (images); leave it out."),
                refusal(decision));
    }

    @Test
    void severalKindsOfInputAreAllNamed() {
        // Given
        cast.card("slow-1", TEXT_ONLY);

        // When
        Decision decision =
                cast.choose(Requests.to("slow-1").with("images", 2).with("audio", 1).ask(), EASY);

        // Then
        assertEquals(
                new Refusal.NoCandidate(
                        "messages",
                        "No model behind 'slow-1' takes all of this input (images, audio); leave"
                                + " out what it does not take."),
                refusal(decision));
    }

    @Test
    void aPromptTooLongForAllNamesTheWindow() {
        // Given
        cast.card("slow-1", SMALL);

        // When
        Decision decision = cast.choose(Requests.to("slow-1").with("textBytes", 9_600).ask(), EASY);

        // Then
        assertEquals(
                new Refusal.Malformed(
                        "messages",
                        "context_length_exceeded",
                        "The prompt has about 3000 tokens, more than fits any model behind"
                                + " 'slow-1'; shorten it."),
                refusal(decision));
    }

    @ParameterizedTest
    @CsvSource({
        "residency, self-hosted, slow-1",
        "residency, external, slow-2",
        "provider, at-slow-2, slow-2",
        "licence, mit, slow-2",
        "licence, unknown, slow-1",
        "openness, open, slow-2",
        "openness, open-weight, slow-2",
        "openness, open-source, slow-2",
        "openness, unknown, slow-1",
        "language, ko, slow-2",
        "language, unknown, slow-1"
    })
    void aRequirementKeepsOnlyWhatMeetsIt(String dimension, String value, String first) {
        // Given
        cast.card("slow-2", Cast.licensed("mit", "ko", "en"));
        cast.require("r", "", Map.of(dimension, List.of(value)));

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), HARD);

        // Then
        assertEquals(first, Cast.candidates(decision).getFirst());
    }

    @Test
    void aProprietaryLicenceIsClosed() {
        // Given
        cast.card("slow-2", Cast.licensed("proprietary"));
        cast.require("r", "", Map.of("openness", List.of("closed")));

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), HARD);

        // Then
        assertEquals(List.of("slow-2"), Cast.candidates(decision));
    }

    @Test
    void requirementsNobodyMeetsForbidTheCall() {
        // Given
        cast.require("a", "", Map.of("provider", List.of("at-fast-1")));
        cast.require("b", "", Map.of("residency", List.of("self-hosted")));

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), HARD);

        // Then
        assertEquals(
                new Refusal.Forbidden(
                        "No model behind 'auto' meets what your team's rules require (provider,"
                                + " residency)."),
                refusal(decision));
    }

    @Test
    void aRequirementHoldsForAPinnedModelToo() {
        // Given
        cast.require("home", "", Map.of("residency", List.of("self-hosted")));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), EASY);

        // Then
        assertInstanceOf(Refusal.Forbidden.class, refusal(decision));
    }

    @Test
    void theRefusalNamesTheFilterThatCameLast() {
        // Given
        for (String name : List.of("fast-1", "fast-2", "slow-1", "spare")) {
            cast.card(name, TEXT_ONLY);
        }
        cast.card("slow-2", SMALL);
        Ask ask = Requests.to("auto").with("images", 1).with("textBytes", 9_000).ask();

        // When
        Decision decision = cast.choose(ask, EASY);

        // Then
        assertInstanceOf(Refusal.Malformed.class, refusal(decision));
    }

    @Test
    void eachRemovalIsCountedOnceByItsWord() {
        // Given
        List<String> counted = new ArrayList<>();
        cast.card("fast-1", SMALL);
        cast.card("spare", TEXT_ONLY);
        cast.route("auto", "fast", "slow", "fast-1", "spare");
        cast.trace =
                new Trace() {
                    @Override
                    public void filtered(Model model, String reason) {
                        counted.add(model.name() + " " + reason);
                    }
                };
        Ask ask = Requests.to("auto").with("images", 1).with("textBytes", 9_000).ask();

        // When
        cast.choose(ask, EASY);

        // Then
        assertEquals(List.of("fast-1 context", "spare modality"), counted);
    }
}
