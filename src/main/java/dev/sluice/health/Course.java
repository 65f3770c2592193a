package dev.sluice.health;

import static dev.sluice.health.Place.In.IN;

import dev.sluice.health.Place.Easing;
import dev.sluice.health.Place.Out;
import dev.sluice.health.Place.Resting;
import dev.sluice.health.Place.Trial;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/// A target's way from one [Place] to another. Each move is one compare-and-set: of two threads
/// that see the same place one moves it, and the other's reason comes too late.
final class Course {

    private final AtomicReference<Place> place = new AtomicReference<>(IN);
    private final Listener listener;
    private final Supplier<Reason.Terms> terms;
    private final Runnable forget;

    /// @param forget what was counted before a move says nothing of what comes after it
    Course(Listener listener, Supplier<Reason.Terms> terms, Runnable forget) {
        this.listener = listener;
        this.terms = terms;
        this.forget = forget;
    }

    Place place() {
        return place.get();
    }

    private boolean move(Place from, Place to) {
        return place.compareAndSet(from, to);
    }

    /// As [Place#turn], and a trial that is due is this caller's, and nobody else's.
    Turn turn(long now, DoubleSupplier dice) {
        Place here = place.get();
        if (here instanceof Place.In) {
            return Turn.GO;
        }
        Reason.Back back = terms.get().back();
        Place by = here.by(now, back);
        if (!by.equals(here)) {
            arrive(here, by);
            return turn(now, dice);
        }
        Turn turn = here.turn(now, dice, back);
        if (turn == Turn.TRIAL) {
            if (!move(here, here.tried(now))) {
                return turn(now, dice);
            }
            listener.tried();
        }
        return turn;
    }

    /// Where time alone brought it.
    private void arrive(Place from, Place to) {
        if (move(from, to)) {
            if (to instanceof Place.In) {
                listener.restored();
            } else {
                listener.returned();
            }
        }
    }

    /// An attempt on it went well although it was out.
    void proved(long now) {
        Place here = place.get();
        boolean out = here instanceof Out || here instanceof Trial;
        if (out && move(here, new Easing(now, here.leavings() - 1))) {
            forget.run();
            listener.returned();
        }
    }

    /// Whether there was a trial, which is over now.
    boolean trialFailed(long now) {
        Place here = place.get();
        if (here instanceof Trial(Reason why, _, _)) {
            leave(here, why, now);
            return true;
        }
        return false;
    }

    /// The trial found out nothing: the next call may try.
    void trialMissed(long now) {
        Place here = place.get();
        if (here instanceof Trial(Reason why, int times, _)) {
            move(here, new Out(why, now, times));
        }
    }

    /// Out of rotation. What is out or on trial already stays as it is, but for a refused
    /// credential: nothing could come of trying it.
    void leave(Reason why, long now) {
        Place here = place.get();
        boolean locked = here instanceof Out(Reason held, _, _) && held.locks();
        boolean out = here instanceof Out || here instanceof Trial;
        if (!out || why.locks() && !locked) {
            leave(here, why, now);
        }
    }

    /// Brings back one that waits for its trial, or keeps it out for longer; takes others out when
    /// enough failed.
    void probed(boolean well, boolean enough, long now) {
        Place here = place.get();
        boolean waits = here instanceof Out out && out.due(now) && !out.why().locks();
        if (waits && well) {
            proved(now);
        } else if (waits) {
            leave(here, Reason.PROBE, now);
        } else if (!well && enough) {
            leave(Reason.PROBE, now);
        }
    }

    private void leave(Place from, Reason why, long now) {
        int times = from.leavings();
        long nanos = why.nanos(times, terms.get());
        if (move(from, new Out(why, now + nanos, times))) {
            forget.run();
            listener.left(why, nanos);
        }
    }

    /// @param nanos how long it asks for; a longer one replaces a shorter
    void rest(long nanos, long now) {
        Place here = place.get();
        long until = now + nanos;
        boolean longer = !(here instanceof Resting(long so, _) && until <= so);
        if (longer && !(here instanceof Out)) {
            move(here, new Resting(until, here.rested(until, now)));
        }
    }

    /// Brings back one that is out for its credential.
    void pardon() {
        Place here = place.get();
        if (here instanceof Out(Reason why, _, _) && why.locks() && move(here, IN)) {
            listener.restored();
        }
    }

    void reset() {
        place.set(IN);
        forget.run();
        listener.restored();
    }
}
