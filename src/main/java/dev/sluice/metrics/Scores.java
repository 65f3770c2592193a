package dev.sluice.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/// The histogram of scores. Not Micrometer's: that rounds up to whole numbers what it sorts into
/// buckets (1.16, `TimeWindowFixedBoundaryHistogram`), so that all scores were the last one's.
final class Scores extends Collector {

    private static final String NAME = Family.SCORE.id().replace('.', '_');
    private static final double[] EDGES = Family.SCORE.shape().edges(Double.POSITIVE_INFINITY);

    private final ConcurrentHashMap<String, Tally> tiers = new ConcurrentHashMap<>();

    private record Tally(LongAdder[] buckets, DoubleAdder sum) {

        static Tally empty() {
            return new Tally(
                    Stream.generate(LongAdder::new).limit(EDGES.length).toArray(LongAdder[]::new),
                    new DoubleAdder());
        }
    }

    /// Seen where the registry is one that is scraped.
    static Scores in(MeterRegistry registry) {
        Scores scores = new Scores();
        if (registry instanceof PrometheusMeterRegistry scraped) {
            scraped.getPrometheusRegistry().register(scores);
        }
        return scores;
    }

    /// Any thread; on the data path.
    void record(String tier, double score) {
        Tally held = tiers.get(tier);
        Tally tally = held != null ? held : tiers.computeIfAbsent(tier, _ -> Tally.empty());
        int at = Arrays.binarySearch(EDGES, score);
        tally.buckets[at < 0 ? ~at : at].increment();
        tally.sum.add(score);
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        tiers.forEach((tier, tally) -> {
            double count = 0;
            for (int i = 0; i < EDGES.length; i++) {
                count += tally.buckets[i].sum();
                List<String> values = List.of(tier, doubleToGoString(EDGES[i]));
                samples.add(sample("_bucket", List.of("tier", "le"), values, count));
            }
            samples.add(sample("_count", List.of("tier"), List.of(tier), count));
            samples.add(sample("_sum", List.of("tier"), List.of(tier), tally.sum.sum()));
        });
        return List.of(new MetricFamilySamples(NAME, Type.HISTOGRAM, Family.SCORE.help(), samples));
    }

    private static MetricFamilySamples.Sample sample(
            String suffix, List<String> keys, List<String> values, double value) {
        return new MetricFamilySamples.Sample(NAME + suffix, keys, values, value);
    }
}
