package dev.sluice.upstream;

import dev.sluice.dialect.Complaint;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.load.Allowance;
import dev.sluice.load.Comeback;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// What one attempt's answer holds of the memory that the answers of all calls share: all of a
/// whole one, of a stream what waits for the rest of its event or for the caller. One event loop.
final class Held {

    /// So much of each is not counted: most answers are smaller, and counting is shared by all
    /// loops.
    static final int FREE = 16 << 10;

    private final Allowance all;
    private int counted;
    private boolean released;

    /// @param all what the answers of all calls may hold together
    Held(Allowance all) {
        this.all = all;
    }

    /// Holds so many bytes from now on; false when there is no room for them, and as many as
    /// before.
    boolean fits(int bytes) {
        int more = released ? -counted : Math.max(0, bytes - FREE) - counted;
        if (more > 0 && !all.take(more)) {
            return false;
        }
        if (more < 0) {
            all.giveBack(-more);
        }
        counted += more;
        return true;
    }

    /// What is wrong with a stream of which a part was read; null when nothing is.
    ///
    /// @param ready bytes on their way to the caller
    @Nullable Fault wrong(Plan plan, int ready) {
        Complaint broken = plan.transcript().failure();
        if (broken != null) {
            return Faults.answered(plan.model().name(), broken, 0);
        }
        return fits(plan.transcript().held() + ready) ? null : noRoom();
    }

    static Fault noRoom() {
        return Faults.unheld(Comeback.millis(ThreadLocalRandom.current()));
    }

    /// It is read, or nobody will read it: nothing is counted any more. Idempotent.
    void release() {
        released = true;
        fits(0);
    }
}
