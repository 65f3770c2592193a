package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import dev.sluice.wire.Tier;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Weighs a request (docs/life-of-a-request.md, step 4). Safe from any thread.
public final class Judge {

    /// How long a call may wait for second opinions (routing-quality.md section 6: an LLM judge's
    /// deadline), in nanoseconds.
    public static final long PATIENCE = 300_000_000;

    private static final Logger LOG = Logger.getLogger(Judge.class);

    /// The reason of a turn that comes after the same error of a tool again and again: a fast model
    /// was at a loss there (routing-quality.md section 8).
    public static final String STUCK = "repeated tool errors";

    private static final double NO_READING = Double.NaN;
    static final int MAX_REASONS = 3;

    private static final Complexity FAILED =
            new Complexity(Double.NaN, Tier.FAST, "und", true, List.of("failed"), null);

    private final Estimator estimator;
    private final Map<String, Signal> signals = new LinkedHashMap<>();
    private final LongSupplier nanoClock;
    private final LongAdder failures = new LongAdder();

    /// @param signals those installed; configuration names those in use
    public Judge(List<Signal> signals) {
        this(new Fitted(), signals, System::nanoTime);
    }

    Judge(Estimator estimator, List<Signal> signals, LongSupplier nanoClock) {
        this.estimator = estimator;
        this.nanoClock = nanoClock;
        signals.forEach(signal -> this.signals.put(signal.name(), signal));
    }

    /// Requests whose score failed, since the start.
    public long failures() {
        return failures.sum();
    }

    /// Pure; microseconds. Fails open: a fault in the estimator gives the fast tier, the reason
    /// `failed` and no probability, and is counted.
    public Complexity weigh(Ask ask, Scale scale) {
        if (!ask.endpoint().generates()) {
            return Complexity.NOT_WEIGHED;
        }
        try {
            Estimate estimate = estimator.estimate(ask, scale);
            if (inRange(estimate.probability())) {
                Complexity said = read(estimate, scale);
                return ask.content().loop().stuck() ? said.up(STUCK) : said;
            }
            return failed(null);
        } catch (RuntimeException fault) {
            return failed(fault);
        }
    }

    /// The call goes on without an opinion. The log says so the first time and ever more seldom.
    private Complexity failed(@Nullable RuntimeException fault) {
        failures.increment();
        long count = failures.sum();
        if (Long.bitCount(count) == 1) {
            LOG.errorf(fault, "%d requests could not be scored and went to the fast tier", count);
        }
        return FAILED;
    }

    /// Asks for second opinions: the mean of the first probability and of all readings that came in
    /// time decides, and inside the band the scale's default still does. Without a reading, or when
    /// the first was confident, the first stands. Never fails, never blocks; the answer may come on
    /// another thread.
    ///
    /// @param names of installed signals; unknown ones are ignored, configuration refused them
    /// @param deadlineNanos on the clock of `System.nanoTime()`, for all of them together
    public Uni<Complexity> consult(
            Ask ask, Complexity first, Scale scale, List<String> names, long deadlineNanos) {
        long left = deadlineNanos - nanoClock.getAsLong();
        if (first.confident() || left <= 0) {
            return Uni.createFrom().item(first);
        }
        List<Uni<Double>> readings = new ArrayList<>(names.size());
        for (String name : names) {
            Signal signal = signals.get(name);
            if (signal != null) {
                readings.add(reading(signal, ask, deadlineNanos, Duration.ofNanos(left)));
            }
        }
        return readings.isEmpty()
                ? Uni.createFrom().item(first)
                : Uni.join()
                        .all(readings)
                        .andFailFast()
                        .onItem()
                        .transform(said -> combine(first, said, scale));
    }

    private static Uni<Double> reading(Signal signal, Ask ask, long deadline, Duration left) {
        return Uni.createFrom()
                .deferred(() -> signal.read(ask, deadline))
                .onItem()
                .transform(reading -> reading == null ? NO_READING : reading.probability())
                .ifNoItem()
                .after(left)
                .recoverWithItem(NO_READING)
                .onFailure()
                .recoverWithItem(NO_READING);
    }

    private static Complexity combine(Complexity first, List<Double> readings, Scale scale) {
        double sum = first.probability();
        int count = 1;
        for (double reading : readings) {
            if (inRange(reading)) {
                sum += reading;
                count++;
            }
        }
        if (count == 1) {
            return first;
        }
        List<String> reasons = new ArrayList<>(first.reasons());
        reasons.addFirst("second opinion");
        int kept = Math.min(reasons.size(), MAX_REASONS);
        return read(
                new Estimate(
                        sum / count,
                        first.language(),
                        reasons.subList(0, kept),
                        false,
                        first.features()),
                scale);
    }

    /// What an estimate means on a scale; `replay` reads recorded ones on changed scales.
    public static Complexity read(Estimate said, Scale scale) {
        double probability = said.probability();
        double threshold = scale.reasoningAbove();
        boolean far = Math.abs(probability - threshold) >= scale.band();
        boolean confident = far && !said.unlike();
        Tier clear = probability > threshold ? Tier.REASONING : Tier.FAST;
        Tier tier = confident ? clear : scale.whenUnsure();
        return new Complexity(
                probability, tier, said.language(), confident, said.reasons(), said.features());
    }

    /// False for NaN too.
    private static boolean inRange(double probability) {
        return probability >= 0 && probability <= 1;
    }
}
