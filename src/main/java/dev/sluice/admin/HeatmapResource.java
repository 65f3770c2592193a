package dev.sluice.admin;

import dev.sluice.live.Buckets;
import dev.sluice.live.Cell;
import dev.sluice.live.Live;
import dev.sluice.live.Step;
import dev.sluice.live.Time;
import dev.sluice.live.Times;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// How the times of one name were spread over the last hour.
@Path("/admin/heatmap")
@Singleton
@Guarded
@Produces(MediaType.APPLICATION_JSON)
final class HeatmapResource {

    private final Live live;
    private final InstantSource clock;

    HeatmapResource(Live live, InstantSource clock) {
        this.live = live;
        this.clock = clock;
    }

    /// @param edgesMs bucket b covers edge b to edge b + 1
    /// @param counts index of the step, bucket, calls; what is zero is left out
    record Heat(
            String dimension,
            String name,
            String of,
            int stepS,
            List<Long> at,
            List<Double> edgesMs,
            List<List<Integer>> counts,
            @Nullable String promql) {}

    @GET
    public Heat heatmap(
            @QueryParam("dimension") @DefaultValue("all") String dimension,
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("step") @DefaultValue("10") String step,
            @QueryParam("of") @DefaultValue("duration") String of) {
        Live.Key key = new Live.Key(Asked.dimension(dimension), name);
        Step by = Asked.step(step);
        Time time = Asked.time(of);
        List<Cell> cells = live.cells(key, by, by.whole(clock.millis()));
        return new Heat(
                dimension,
                name,
                of,
                by.seconds(),
                cells.stream().map(Cell::second).toList(),
                IntStream.rangeClosed(0, Buckets.COUNT).mapToObj(Buckets::edgeMillis).toList(),
                counts(cells, time),
                PromQl.heat(of, key.dimension(), name, by.seconds()));
    }

    private static List<List<Integer>> counts(List<Cell> cells, Time time) {
        List<List<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            Times times = cells.get(i).sums().of(time);
            for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
                if (times.count(bucket) > 0) {
                    counts.add(List.of(i, bucket, times.count(bucket)));
                }
            }
        }
        return counts;
    }
}
