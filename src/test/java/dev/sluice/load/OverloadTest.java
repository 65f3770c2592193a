package dev.sluice.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// reliability.md F23 in simulated time, with the numbers a gateway starts with: a server that does
/// a hundred calls of a second each at once, lets all others wait, and notices nobody who left.
/// Half of what it bears for a while, then five times as much, without waiting for an answer, in
/// three classes alike. Nothing but late first tokens tells of its load.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverloadTest {

    private static final int BEARS = 100;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long CALM = 20 * SECOND;
    private static final int SECONDS = 120;

    /// The first-byte clock of the fast tier (R1), which cuts whoever waits longer.
    private static final long CUT = 10 * SECOND;

    private static final long LATE = 5 * SECOND;

    private final SplittableRandom random = new SplittableRandom(23);
    private final Line line = new Line(Terms.DEFAULT.queue());
    private final Room room = new Room(Terms.DEFAULT, line);
    private final Deque<Call> silent = new ArrayDeque<>();
    private final Deque<Call> served = new ArrayDeque<>();
    private final List<Call> waiting = new ArrayList<>();
    private final Map<Priority, Integer> done = new EnumMap<>(Priority.class);
    private int inTime;
    private int cut;
    private int refused;
    private int came;
    private int early;
    private long longest;
    private long now;

    private final class Call implements Line.Waiter {

        private final Priority priority;
        private final long since = now;
        private Line.Place place;
        private long asked;
        private long ends;
        private boolean left;

        Call(Priority priority) {
            this.priority = priority;
        }

        @Override
        public void turn() {
            longest = Math.max(longest, now - since);
            waiting.remove(this);
            room.began(true);
            asked = now;
            silent.add(this);
        }

        @Override
        public void displaced() {
            waiting.remove(this);
            refused++;
        }

        @Override
        public void dismissed() {}
    }

    @BeforeAll
    void overload() {
        for (; now < CALM + SECONDS * SECOND; now += STEP) {
            int most = (now < CALM ? BEARS : 10 * BEARS) / 100;
            for (int i = random.nextInt(most + 1); i > 0; i--) {
                comes(new Call(Priority.values()[random.nextInt(3)]));
            }
            for (Call call : List.copyOf(waiting)) {
                if (now - call.since >= Terms.DEFAULT.patience().toNanos()
                        && line.leave(call.place)) {
                    waiting.remove(call);
                    refused++;
                }
            }
            cutsWhoeverIsLate();
            serves();
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

    private void cutsWhoeverIsLate() {
        for (Call call : List.copyOf(silent)) {
            if (now - call.asked < CUT) {
                return;
            }
            if (!call.left) {
                call.left = true;
                cut++;
                room.overloaded(now);
                room.ended(true);
            }
        }
    }

    private void serves() {
        while (!served.isEmpty() && served.getFirst().ends <= now) {
            Call call = served.removeFirst();
            if (!call.left) {
                done.merge(call.priority, 1, Integer::sum);
                early += now < CALM ? 1 : 0;
                room.ended(false);
            }
        }
        while (served.size() < BEARS && !silent.isEmpty()) {
            Call call = silent.removeFirst();
            call.ends = now + SECOND;
            served.addLast(call);
            if (!call.left) {
                room.heard();
                room.spoke(now - call.asked, false, now);
                inTime += now - call.asked <= LATE ? 1 : 0;
            }
        }
    }

    private int all() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void f23_r38_goodputStaysAtWhatTheServerBears() {
        assertTrue(all() - early >= 0.95 * BEARS * SECONDS, all() + " of " + BEARS * SECONDS);
    }

    @Test
    void f23_nineOfTenAnswersSpeakInTime() {
        assertTrue(inTime - early >= 0.9 * BEARS * SECONDS, inTime + " of " + BEARS * SECONDS);
    }

    @Test
    void f23_theLimitFallsBeforeAClockRunsOut() {
        assertEquals(0, cut);
    }

    @Test
    void f23_theLimitEndsAboveWhatTheServerDoesAtOnceAndFarBelowWhatComes() {
        assertTrue(room.limit() > BEARS && room.limit() < 6 * BEARS, "limit " + room.limit());
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
        long patience = Terms.DEFAULT.patience().toNanos();
        assertTrue(longest <= patience + STEP, longest + " ns");
    }

    @Test
    void f23_everybodyIsServedOrSentAwayOnce() {
        int held = room.underWay() + waiting.size();
        assertEquals(came, all() + held + refused + cut);
    }
}
