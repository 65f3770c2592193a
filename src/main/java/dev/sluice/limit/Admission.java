package dev.sluice.limit;

import dev.sluice.ask.Ask;
import dev.sluice.ledger.Outcome;
import dev.sluice.team.Team;
import io.smallrye.mutiny.Uni;
import java.util.function.Consumer;

/// Decides whether a call may go on (docs/life-of-a-request.md, step 3).
///
/// Enforces nothing yet: rates and budgets of a [Team] are read and validated, and everybody is
/// admitted. What will not change is the shape: the answer may come later, since the store of the
/// counters may be remote, and a refusal fails the `Uni` with [dev.sluice.wire.Refused].
public final class Admission {

    /// @param settled told how the call ended, exactly once; by the thread that ended it
    public Uni<Ticket> admit(Team team, Ask ask, Consumer<Outcome> settled) {
        return Uni.createFrom().item(() -> new Ticket(settled));
    }
}
