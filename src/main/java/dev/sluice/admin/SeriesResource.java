package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.live.Cell;
import dev.sluice.live.Count;
import dev.sluice.live.Live;
import dev.sluice.live.Step;
import dev.sluice.live.Time;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The last hour of one name as lines.
@Path("/admin/series")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class SeriesResource {

    private final Live live;
    private final InstantSource clock;

    SeriesResource(Live live, InstantSource clock) {
        this.live = live;
        this.clock = clock;
    }

    /// Columns of equal length, as charts want them.
    ///
    /// @param at epoch seconds at which each step begins, oldest first, without gaps
    /// @param promql by line
    record Series(
            String dimension,
            String name,
            int stepS,
            List<Long> at,
            @JsonUnwrapped Counts counts,
            @JsonUnwrapped Lines times,
            Map<String, String> promql) {}

    record Counts(
            List<Long> requests,
            List<Long> errors,
            List<Long> refused,
            List<Long> clientClosed,
            List<Long> inTokens,
            List<Long> outTokens,
            List<Long> costMicros) {}

    /// Null where nothing ended.
    record Lines(
            @JsonUnwrapped Durations durations,
            List<@Nullable Double> firstTokenP50Ms,
            List<@Nullable Double> firstTokenP95Ms,
            List<@Nullable Double> perTokenP50Ms,
            List<@Nullable Double> perTokenP95Ms,
            List<@Nullable Double> upstreamP50Ms,
            List<@Nullable Double> upstreamP95Ms) {}

    record Durations(
            List<@Nullable Double> durationP50Ms,
            List<@Nullable Double> durationP95Ms,
            List<@Nullable Double> durationP99Ms) {}

    @GET
    public Series series(
            @QueryParam("dimension") @DefaultValue("all") String dimension,
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("step") @DefaultValue("10") String step) {
        Live.Key key = new Live.Key(Asked.dimension(dimension), name);
        Step by = Asked.step(step);
        List<Cell> cells = live.cells(key, by, by.whole(clock.millis()));
        return new Series(
                dimension,
                name,
                by.seconds(),
                cells.stream().map(Cell::second).toList(),
                new Counts(
                        Spark.counts(cells, Count.REQUESTS),
                        Spark.counts(cells, Count.ERRORS),
                        Spark.counts(cells, Count.REFUSED),
                        Spark.counts(cells, Count.CLIENT_CLOSED),
                        Spark.counts(cells, Count.IN_TOKENS),
                        Spark.counts(cells, Count.OUT_TOKENS),
                        Spark.counts(cells, Count.COST)),
                lines(cells),
                PromQl.of(key.dimension(), name, by.seconds()));
    }

    private static Lines lines(List<Cell> cells) {
        return new Lines(
                new Durations(
                        Spark.times(cells, Time.DURATION, 0.5),
                        Spark.times(cells, Time.DURATION, 0.95),
                        Spark.times(cells, Time.DURATION, 0.99)),
                Spark.times(cells, Time.FIRST_TOKEN, 0.5),
                Spark.times(cells, Time.FIRST_TOKEN, 0.95),
                Spark.times(cells, Time.PER_TOKEN, 0.5),
                Spark.times(cells, Time.PER_TOKEN, 0.95),
                Spark.times(cells, Time.UPSTREAM, 0.5),
                Spark.times(cells, Time.UPSTREAM, 0.95));
    }
}
