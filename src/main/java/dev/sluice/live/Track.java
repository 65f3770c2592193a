package dev.sluice.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last hour of one name, in rings of cells that are made once and used again. One thread.
final class Track {

    private final boolean timed;
    private final Ring[] rings = new Ring[Step.values().length];
    private long touched;

    /// @param timed whether times are kept besides counts
    Track(boolean timed) {
        this.timed = timed;
        for (Step step : Step.values()) {
            rings[step.ordinal()] = new Ring(step);
        }
    }

    /// Number n of the steps since 1970 lies at n modulo the size.
    private static final class Ring {
        private final Step step;
        private final @Nullable Sums[] cells;
        private final long[] numbers;

        Ring(Step step) {
            this.step = step;
            cells = new Sums[step.cells()];
            numbers = new long[step.cells()];
        }

        Sums at(long second) {
            long number = second / step.seconds();
            int slot = (int) (number % cells.length);
            Sums cell = cells[slot];
            if (cell == null) {
                cell = new Sums();
                cells[slot] = cell;
            } else if (numbers[slot] != number) {
                cell.clear();
            }
            numbers[slot] = number;
            return cell;
        }

        /// Null when nothing ended then.
        @Nullable Sums read(long number) {
            int slot = (int) (number % cells.length);
            return numbers[slot] == number ? cells[slot] : null;
        }
    }

    void add(long second, Sums sums) {
        touched = second;
        for (Ring ring : rings) {
            ring.at(second).add(sums, timed);
        }
    }

    /// The second of the newest call.
    long touched() {
        return touched;
    }

    /// The newest steps up to the one that holds `second`, oldest first.
    List<Cell> cells(Step step, long second) {
        Ring ring = rings[step.ordinal()];
        long last = second / step.seconds();
        List<Cell> found = new ArrayList<>(step.cells());
        for (long number = last - step.cells() + 1; number <= last; number++) {
            found.add(new Cell(number * step.seconds(), copy(ring.read(number))));
        }
        return found;
    }

    /// What ended in the last so many seconds, the one of `second` included; beyond two minutes in
    /// whole steps of ten seconds, beyond ten minutes in whole minutes.
    void window(int seconds, long second, Sums into) {
        Step step = Step.reaching(seconds);
        Ring ring = rings[step.ordinal()];
        long last = second / step.seconds();
        for (long number = last - seconds / step.seconds() + 1; number <= last; number++) {
            Sums cell = ring.read(number);
            if (cell != null) {
                into.add(cell, timed);
            }
        }
    }

    void second(long second, Sums into) {
        Sums cell = rings[Step.SECOND.ordinal()].read(second);
        if (cell != null) {
            into.add(cell, timed);
        }
    }

    private static Sums copy(@Nullable Sums cell) {
        Sums copy = new Sums();
        if (cell != null) {
            copy.add(cell, true);
        }
        return copy;
    }
}
