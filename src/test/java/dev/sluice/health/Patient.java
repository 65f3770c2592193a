package dev.sluice.health;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A target's health and a clock that the test turns; what its listener hears is in [#told].
final class Patient implements Listener {

    /// The defaults.
    static final Reason.Terms TERMS =
            new Reason.Terms(
                    20,
                    10,
                    0.5,
                    5,
                    TimeUnit.SECONDS.toNanos(5),
                    TimeUnit.SECONDS.toNanos(60),
                    3,
                    new Reason.Back(
                            TimeUnit.SECONDS.toNanos(5), 2, 0.1, TimeUnit.SECONDS.toNanos(30)));

    final List<String> told = new ArrayList<>();
    final Health health = new Health(this, TERMS);
    double dice = 0.5;
    private long now = TimeUnit.DAYS.toNanos(-3);

    long now() {
        return now;
    }

    Patient after(double seconds) {
        now += Math.round(seconds * TimeUnit.SECONDS.toNanos(1));
        return this;
    }

    Turn turn() {
        return health.turn(now, () -> dice);
    }

    Patient succeeds(int times) {
        for (int i = 0; i < times; i++) {
            health.succeeded(Turn.GO, now);
        }
        return this;
    }

    Patient fails(int times) {
        for (int i = 0; i < times; i++) {
            health.failed(Turn.GO, now);
        }
        return this;
    }

    /// So many good attempts, each followed by a bad one.
    Patient alternates(int times) {
        for (int i = 0; i < times; i++) {
            succeeds(1).fails(1);
        }
        return this;
    }

    /// Takes it out, as five failures in a row do.
    Patient out() {
        health.leave(Reason.CONSECUTIVE, now);
        return this;
    }

    Patient speaks(int times, long millis) {
        for (int i = 0; i < times; i++) {
            health.spoke(TimeUnit.MILLISECONDS.toNanos(millis), now);
        }
        return this;
    }

    Standing standing() {
        return health.standing(now);
    }

    @Override
    public void left(Reason why, long nanos) {
        told.add("left " + why.word + " " + TimeUnit.NANOSECONDS.toSeconds(nanos));
    }

    @Override
    public void tried() {
        told.add("tried");
    }

    @Override
    public void returned() {
        told.add("returned");
    }

    @Override
    public void restored() {
        told.add("restored");
    }
}
