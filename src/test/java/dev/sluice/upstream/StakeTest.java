package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.fault.HedgeBudget;
import dev.sluice.fleet.Fleets;
import dev.sluice.health.Reason;
import dev.sluice.kit.Models;
import dev.sluice.ledger.Usage;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Itinerary.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a second attempt takes, and gives back when none comes of it: reliability.md R27, R28. An
/// answer of 500 tokens may cost 500 micro-dollars at `b`.
class StakeTest {

    private static final Price PRICE = new Price(0, 0, 1_000_000);

    private final Fleets fleets = new Fleets();
    private final Targets targets =
            new Targets(new Meters(new SimpleMeterRegistry()), fleets, () -> 1, Terms.DEFAULT);
    private final Model slow = model("a", "http://a:1/v1");
    private final Model other = model("b", "http://b:1/v1", "http://c:1/v1");
    private final HedgeBudget budget = new HedgeBudget();

    @AfterEach
    void close() {
        fleets.close();
    }

    private static Model model(String name, String... at) {
        Model free = Models.named(name).at(Stream.of(at).map(URI::create).toList()).model();
        return new Model(
                name,
                free.provider(),
                name,
                free.tier(),
                free.patch(),
                PRICE,
                free.card(),
                free.timeouts());
    }

    /// One call, whose first attempt is slow.
    private final class Bet {

        private final Errand errand =
                Errands.hedged(
                        "{\"model\":\"m\",\"stream\":true,\"messages\":[]}",
                        new Hedge("r", 1, 800, 2_048));
        private final Deque<Step> steps = Lineup.of(errand, List.of(slow, other), targets);
        private final Plan plan;
        private final Stake stake;

        Bet() {
            budget.called();
            plan = new Plan(errand, slow, steps.removeFirst().target(), null, null);
            stake = new Stake(errand, steps, targets, budget);
        }

        boolean takes() {
            return stake.takes(stake.spare(plan), plan);
        }
    }

    private int retries() {
        int left = 0;
        while (targets.all(List.of(slow)).getFirst().budget().takes(0)) {
            left++;
        }
        return left;
    }

    @Test
    void aDenialGivesNobodysMoneyBack() {
        // Given
        new Bet().takes();
        Bet denied = new Bet();
        denied.takes();
        denied.stake.settled(slow, Usage.UNKNOWN);
        // When
        boolean third = new Bet().takes();
        // Then
        assertFalse(third);
    }

    @Test
    void whatWasNotSpentIsThereForTheNext() {
        // Given
        Bet first = new Bet();
        first.takes();
        first.stake.settled(slow, Usage.UNKNOWN);
        // When
        boolean second = new Bet().takes();
        // Then
        assertTrue(second);
    }

    @Test
    void aTargetWithoutRoomIsNotAskedBecauseItsLikeHasSome() {
        // Given
        Bet bet = new Bet();
        Target first = bet.steps.getFirst().target();
        while (first.room().free()) {
            first.began(false);
        }
        // When
        boolean taken = bet.takes();
        // Then
        assertFalse(taken);
    }

    @Test
    void noMoneyIsGoneWhenNoAttemptCame() {
        // Given
        Bet bet = new Bet();
        bet.takes();
        bet.stake.undone();
        // When
        boolean next = new Bet().takes();
        // Then
        assertTrue(next);
    }

    /// The one that is there at first, and that of a call.
    @Test
    void noShareIsGoneWhenNoAttemptCame() {
        // Given
        Bet bet = new Bet();
        bet.takes();
        int left = 0;
        // When
        bet.stake.undone();
        // Then
        while (budget.takes(0, 0, 0, 0)) {
            left++;
        }
        assertEquals(2, left);
    }

    @Test
    void noExtraAttemptIsGoneWhenNoneCame() {
        // Given
        Bet bet = new Bet();
        bet.takes();
        bet.stake.undone();
        // When
        int left = retries();
        // Then
        assertEquals(30, left);
    }

    /// As with retries (R11): who only stands in for others has few requests of its own.
    @Test
    void anExtraAttemptIsTheShareOfWhoWasAskedFirst() {
        // Given
        Bet bet = new Bet();
        // When
        bet.takes();
        // Then
        assertEquals(29, retries());
    }

    @Test
    void itsTargetIsStillThereWhenTheFirstFails() {
        // Given
        Bet bet = new Bet();
        Step spare = bet.stake.spare(bet.plan);
        bet.stake.takes(spare, bet.plan);
        // When
        bet.stake.undone();
        // Then
        assertSame(spare, bet.steps.getFirst());
    }

    @Test
    void whileAnotherTargetOfTheCallIsOutNothingIsTaken() {
        // Given
        Bet bet = new Bet();
        bet.steps.getLast().target().health().leave(Reason.CONSECUTIVE, System.nanoTime());
        // When
        boolean taken = bet.takes();
        // Then
        assertFalse(taken);
    }
}
