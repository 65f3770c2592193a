package dev.sluice.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// The bodies that one event loop is reading: looked at a few times per patience, because a timer
/// or a clock reading per body would cost more than the body. One event loop.
final class Stalls {

    /// Looks without progress before a body counts as stalled: it is found up to a quarter late.
    static final int LOOKS = 4;

    /// A body on its way.
    static final class Reading {

        private final IntSupplier progress;
        private final Runnable stalled;
        private int seen = -1;
        private int looks;
        private int slot;

        private Reading(IntSupplier progress, Runnable stalled, int slot) {
            this.progress = progress;
            this.stalled = stalled;
            this.slot = slot;
        }

        private void look() {
            int now = progress.getAsInt();
            looks = now == seen ? looks + 1 : 0;
            seen = now;
            if (looks == LOOKS) {
                stalled.run();
            }
        }
    }

    private final List<Reading> all = new ArrayList<>();
    private final Consumer<Runnable> later;
    private boolean looking;

    /// @param later runs its argument after one LOOKS-th of the patience, on this event loop
    Stalls(Consumer<Runnable> later) {
        this.later = later;
    }

    /// @param progress grows as the body comes
    Reading watch(IntSupplier progress, Runnable stalled) {
        Reading reading = new Reading(progress, stalled, all.size());
        all.add(reading);
        if (!looking) {
            lookLater();
        }
        return reading;
    }

    /// Idempotent.
    void forget(Reading reading) {
        if (reading.slot >= 0) {
            Reading last = all.removeLast();
            if (last != reading) {
                all.set(reading.slot, last);
                last.slot = reading.slot;
            }
            reading.slot = -1;
        }
    }

    private void lookLater() {
        looking = true;
        later.accept(this::look);
    }

    /// None of them is waited for any longer. Backwards, as in [#look()].
    void dismiss() {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (i < all.size()) {
                all.get(i).stalled.run();
            }
        }
    }

    /// Backwards, because a stalled one takes itself out and the last one takes its place.
    private void look() {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (i < all.size()) {
                all.get(i).look();
            }
        }
        looking = false;
        if (!all.isEmpty()) {
            lookLater();
        }
    }
}
