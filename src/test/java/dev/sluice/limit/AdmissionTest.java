package dev.sluice.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.ask.Content;
import dev.sluice.ask.Options;
import dev.sluice.ask.Text;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.team.Budget;
import dev.sluice.team.Globs;
import dev.sluice.team.Limits;
import dev.sluice.team.Team;
import dev.sluice.wire.Endpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static final Team TEAM =
            new Team("search", Globs.ALL, Map.of(), List.of(), Limits.NONE, Budget.NONE);
    private static final Ask ASK =
            new Ask(
                    Endpoint.CHAT,
                    "auto",
                    false,
                    Ask.UsageWish.UNSAID,
                    Options.NONE,
                    new Content(0, 0, 0, 0, 0, 0, 0, 0, 0),
                    new Text(new byte[0], new int[0], new int[0]),
                    new Body(new byte[0], 0, new String[0], new int[0]));

    @Test
    void theTicketTellsWhoeverAskedForIt() {
        // Given
        List<Outcome> told = new ArrayList<>();
        Outcome done = new Outcome.Finished(Usage.UNKNOWN);

        // When
        new Admission().admit(TEAM, ASK, told::add).await().indefinitely().settle(done);

        // Then
        assertEquals(List.of(done), told);
    }

    @Test
    void eachSubscriptionIsItsOwnTicket() {
        // Given
        List<Outcome> told = new ArrayList<>();
        var admitted = new Admission().admit(TEAM, ASK, told::add);
        admitted.await().indefinitely().close();

        // When
        admitted.await().indefinitely().close();

        // Then
        assertEquals(2, told.size());
    }
}
