package dev.sluice.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Provider.Balance;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A name that has several addresses, on a clock that the test turns.
class NameTest {

    @Test
    void eachAddressOfANameIsAReplica() {
        // Given
        Clockwork fleet = Clockwork.gpu();
        fleet.found("10.0.0.2", "10.0.0.1");
        // When
        fleet.round();
        // Then
        assertEquals("[http://10.0.0.1:1/v1, http://10.0.0.2:1/v1]", fleet.members());
    }

    @Test
    void anAddressOfSixteenBytesStandsInBrackets() {
        // Given
        Clockwork fleet = Clockwork.gpu();
        fleet.found("fd00::1");
        // When
        fleet.round();
        // Then
        assertEquals("[http://[fd00:0:0:0:0:0:0:1]:1/v1]", fleet.members());
    }

    @Test
    void untilItIsFoundTheNameIsTheOneReplica() {
        // Given
        Clockwork fleet = Clockwork.gpu();
        fleet.lost();
        // When
        fleet.round();
        // Then
        assertEquals("[http://gpu:1/v1]", fleet.members());
    }

    @Test
    void aNameThatIsNotFoundAgainKeepsItsReplicas() {
        // Given
        Clockwork fleet = Clockwork.gpu();
        fleet.found("10.0.0.1", "10.0.0.2");
        fleet.lost();
        fleet.round();
        fleet.pass(6);
        // When
        fleet.round();
        // Then
        assertEquals("[http://10.0.0.1:1/v1, http://10.0.0.2:1/v1]", fleet.members());
    }

    @Test
    void aNameIsNotAskedBeforeItsTime() {
        // Given
        Clockwork fleet = Clockwork.gpu();
        fleet.found("10.0.0.1");
        fleet.found("10.0.0.9");
        fleet.round();
        fleet.pass(4);
        // When
        fleet.round();
        // Then
        assertEquals("[http://10.0.0.1:1/v1]", fleet.members());
    }

    @Test
    void aReplicaThatStaysIsTheSame() {
        // Given
        Clockwork fleet = Clockwork.gpu();
        fleet.found("10.0.0.1");
        fleet.found("10.0.0.2", "10.0.0.1");
        fleet.round();
        Replica before = fleet.only();
        fleet.pass(6);
        // When
        fleet.round();
        // Then
        assertSame(before, fleet.only());
    }

    @Test
    void r18_aNewcomerIsEasedIn() {
        // Given
        Clockwork fleet = Clockwork.gpu();
        fleet.found("10.0.0.1");
        fleet.found("10.0.0.2", "10.0.0.1");
        fleet.round();
        fleet.pass(6);
        // When
        fleet.round();
        // Then
        assertEquals(
                "1.0 0.1",
                fleet.only().presence().share(fleet.now())
                        + " "
                        + fleet.last().presence().share(fleet.now()));
    }

    @Test
    void aNameServerThatNeverAnswersIsAskedOnce() {
        // Given
        List<Runnable> questions = new ArrayList<>();
        Clockwork fleet = Clockwork.gpu().silent(questions);
        fleet.round();
        fleet.pass(6);
        // When
        fleet.round();
        // Then
        assertEquals(1, questions.size());
    }

    @Test
    void aFleetWithAnotherPaceOfAskingKeepsWhoWasFound() {
        // Given
        Clockwork fleet = Clockwork.gpu().found("10.0.0.1");
        fleet.round();
        // When
        Fleet slower = fleet.after(new Balancing(Balance.PREFIX_AFFINITY, List.of(), 9_000, 900));
        // Then
        assertSame(fleet.only(), slower.roll().members().getFirst());
    }
}
