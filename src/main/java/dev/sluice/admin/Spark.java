package dev.sluice.admin;

import dev.sluice.live.Cell;
import dev.sluice.live.Count;
import dev.sluice.live.Live;
import dev.sluice.live.Step;
import dev.sluice.live.Time;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The last minute, second by second, for a line as small as a word.
///
/// @param at epoch seconds, oldest first
record Spark(
        int stepS,
        List<Long> at,
        List<Long> requests,
        List<Long> errors,
        List<Long> outTokens,
        List<@Nullable Double> p50Ms,
        List<@Nullable Double> p95Ms) {

    private static final int SECONDS = 60;

    /// Of the last whole seconds.
    static Spark of(Live live, Live.Key key, InstantSource clock) {
        List<Cell> all = live.cells(key, Step.SECOND, clock.instant().getEpochSecond() - 1);
        List<Cell> cells = all.subList(all.size() - SECONDS, all.size());
        return new Spark(
                1,
                cells.stream().map(Cell::second).toList(),
                counts(cells, Count.REQUESTS),
                counts(cells, Count.ERRORS),
                counts(cells, Count.OUT_TOKENS),
                times(cells, Time.DURATION, 0.5),
                times(cells, Time.DURATION, 0.95));
    }

    static List<Long> counts(List<Cell> cells, Count what) {
        return cells.stream().map(cell -> cell.sums().of(what)).toList();
    }

    static List<@Nullable Double> times(List<Cell> cells, Time time, double share) {
        List<@Nullable Double> times = new ArrayList<>(cells.size());
        for (Cell cell : cells) {
            times.add(Stats.at(cell.sums(), time, share));
        }
        return times;
    }
}
