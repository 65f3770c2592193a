package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// reliability.md F23 in simulated time: a server that does twenty calls of a second each at once,
/// and five times as many that come without waiting for an answer, in three classes alike.
class OverloadTest {

    private static final int BEARS = 20;
    private static final int SECONDS = 120;
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SERVED_IN = TimeUnit.SECONDS.toNanos(1);
    private static final Terms TERMS = new Terms(8, BEARS, 64, Duration.ofSeconds(2));

    private final SplittableRandom random = new SplittableRandom(23);
    private final Line line = new Line(TERMS.queue());
    private final Room room = new Room(TERMS, line);
    private final List<Call> served = new ArrayList<>();
    private final List<Call> waiting = new ArrayList<>();
    private final Map<Priority, Integer> done = new EnumMap<>(Priority.class);
    private int refused;
    private int gaveUp;
    private int came;
    private long longest;
    private long now;

    private final class Call implements Line.Waiter {

        private final Priority priority;
        private final long since = now;
        private Line.Place place;
        private long ends;

        Call(Priority priority) {
            this.priority = priority;
        }

        @Override
        public void turn() {
            longest = Math.max(longest, now - since);
            waiting.remove(this);
            room.began();
            ends = now + SERVED_IN;
            served.add(this);
        }

        @Override
        public void displaced() {
            waiting.remove(this);
            refused++;
        }

        @Override
        public void dismissed() {}
    }

    @BeforeEach
    void overload() {
        for (now = 0; now < TimeUnit.SECONDS.toNanos(SECONDS); now += STEP) {
            comes(new Call(Priority.values()[random.nextInt(3)]));
            for (Call call : List.copyOf(waiting)) {
                if (now - call.since >= TERMS.patience().toNanos() && line.leave(call.place)) {
                    waiting.remove(call);
                    gaveUp++;
                }
            }
            for (Call call : List.copyOf(served)) {
                if (call.ends <= now) {
                    served.remove(call);
                    done.merge(call.priority, 1, Integer::sum);
                    room.ended();
                }
            }
        }
    }

    private void comes(Call call) {
        came++;
        if (room.free() && line.waiting() == 0) {
            call.turn();
            return;
        }
        call.place = line.join(call.priority, new Guest("t", Guest.USUAL), call);
        if (call.place == null) {
            refused++;
        } else {
            waiting.add(call);
            room.freed();
        }
    }

    private int all() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void f23_goodputStaysAtWhatTheServerBears() {
        assertTrue(all() >= 0.9 * BEARS * SECONDS, all() + " of " + BEARS * SECONDS);
    }

    @Test
    void f23_eachClassKeepsItsTenth() {
        assertTrue(
                done.size() == 3 && done.values().stream().allMatch(n -> n >= 0.09 * all()),
                done::toString);
    }

    @Test
    void f23_theFirstClassGetsMost() {
        assertTrue(done.get(Priority.INTERACTIVE) > all() / 2, done::toString);
    }

    @Test
    void f23_nobodyIsServedAfterItsPatience() {
        assertTrue(longest <= TERMS.patience().toNanos(), longest + " ns");
    }

    @Test
    void f23_everybodyIsServedOrSentAwayOnce() {
        assertEquals(came, all() + served.size() + waiting.size() + refused + gaveUp);
    }
}
