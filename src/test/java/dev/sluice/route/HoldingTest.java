package dev.sluice.route;

import static dev.sluice.route.Cast.HARD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Provider.Residency;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What [Router] does with a request that goes on where its tool calls came from.
class HoldingTest {

    private final Cast cast = new Cast();

    private Decision choose(String held, Complexity how) {
        return choose(Requests.to("auto").ask(), held, how);
    }

    private Decision choose(Ask ask, String held, Complexity how) {
        return cast.chooseAt(new Moment(Cast.NOON.instant(), 1, held, Outlook.NONE), ask, how);
    }

    private static String told(Decision decision) {
        return switch (decision) {
            case Decision.Use use ->
                    use.because().tierWord()
                            + " "
                            + use.because().reason()
                            + " "
                            + use.candidates().stream().map(model -> model.name()).toList();
            case Decision.Deny deny -> "denied " + deny.because().reason();
        };
    }

    @Test
    void aHeldRequestStaysWithItsModelAlone() {
        // When
        Decision decision = choose("fast-2", HARD);

        // Then
        assertEquals("fast session_pinned [fast-2]", told(decision));
    }

    @Test
    void theSameModelUnderAnotherNameMayStandIn() {
        // Given
        cast.model("twin", "up-fast-2", Residency.EXTERNAL, Tier.REASONING, 1, Card.UNKNOWN);
        cast.pool("slow", List.of(), "slow-1", "twin");
        cast.route("auto", "fast", "slow", "spare");

        // When
        Decision decision = choose("fast-2", HARD);

        // Then
        assertEquals("fast session_pinned [fast-2, twin]", told(decision));
    }

    @Test
    void aModelTheRouteLostHoldsNobody() {
        // When
        Decision decision = choose("gone", HARD);

        // Then
        assertEquals("reasoning score_high [slow-1, slow-2, spare]", told(decision));
    }

    @Test
    void aCallersWishForTheOtherTierIsHeard() {
        // Given
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);

        // When
        Decision decision = choose("fast-2", Cast.EASY);

        // Then
        assertEquals("reasoning caller_header [slow-1, slow-2, spare]", told(decision));
    }

    @Test
    void aRulesChoiceComesAfterThePin() {
        // Given
        cast.rule(
                "hard",
                "true",
                new dev.sluice.team.RuleText.Action(null, Tier.REASONING, null, null));

        // When
        Decision decision = choose("fast-2", Cast.EASY);

        // Then
        assertEquals("fast session_pinned [fast-2]", told(decision));
    }
}
