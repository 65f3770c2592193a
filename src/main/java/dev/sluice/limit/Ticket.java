package dev.sluice.limit;

import dev.sluice.ledger.Outcome;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The right of one admitted call, and its end: settled exactly once, however many of finish, error
/// and close fire. Any thread.
public final class Ticket implements AutoCloseable {

    /// Null once settled.
    private final AtomicReference<@Nullable Consumer<Outcome>> open;

    /// @param settled told the outcome, once, by the thread that settles
    Ticket(Consumer<Outcome> settled) {
        open = new AtomicReference<>(settled);
    }

    /// True the first time; later outcomes are ignored.
    public boolean settle(Outcome outcome) {
        Consumer<Outcome> settled = open.getAndSet(null);
        if (settled == null) {
            return false;
        }
        settled.accept(outcome);
        return true;
    }

    /// A ticket nobody settled was abandoned: a fault of ours that shows as such.
    @Override
    public void close() {
        settle(new Outcome.Abandoned());
    }
}
