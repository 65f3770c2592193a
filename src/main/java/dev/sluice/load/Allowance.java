package dev.sluice.load;

import java.util.concurrent.atomic.AtomicLong;

/// So many bytes for all who need some for a while. Any thread.
public final class Allowance {

    private final AtomicLong held = new AtomicLong();
    private final long most;

    public Allowance(long most) {
        this.most = most;
    }

    /// False when there is no room for so many more: then nothing is taken.
    public boolean take(long bytes) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    public void giveBack(long bytes) {
        held.addAndGet(-bytes);
    }
}
