package dev.sluice.metrics;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What a family measures and, for a histogram, its bucket edges (observability.md section 2: the
/// sets D, F, P, C, O, R, T and S). Classic buckets only: percentiles cannot be added up over
/// replicas, and Micrometer has no native histograms.
enum Shape {
    COUNTER,
    GAUGE,
    /// A gauge in seconds since the epoch; Micrometer appends the unit to the name.
    SECONDS,
    /// D: the edges of the GenAI conventions, and four more because reasoning models run for
    /// minutes.
    DURATION(
            .01, .02, .04, .08, .16, .32, .64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92, 120,
            180, 300, 600),
    /// F
    FIRST_TOKEN(
            .001, .005, .01, .02, .04, .06, .08, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10, 15, 20, 30,
            45, 60, 120, 300),
    /// P
    PER_TOKEN(.01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1, 2.5),
    /// C: the first 14 of D.
    GAP(.01, .02, .04, .08, .16, .32, .64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92),
    /// O
    OVERHEAD(.00005, .0001, .00015, .00025, .0005, .001, .0025, .005, .01, .025, .05, .1),
    /// R
    DECISION(.000005, .00001, .000025, .00005, .0001, .00025, .0005, .001, .0025, .005, .01),
    /// T: powers of four up to 64 Mi tokens.
    TOKENS(IntStream.rangeClosed(0, 13).mapToDouble(power -> 1L << 2 * power).toArray()),
    /// S: steps of a twentieth.
    SCORE(IntStream.rangeClosed(1, 20).mapToDouble(step -> step / 20.0).toArray());

    private final double[] edges;

    Shape(double... edges) {
        this.edges = edges;
    }

    /// Seconds for a timer, else whole things; ascending, each once.
    double[] edges(double... more) {
        return DoubleStream.concat(Arrays.stream(edges), Arrays.stream(more))
                .sorted()
                .distinct()
                .toArray();
    }
}
