package dev.sluice.complexity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.ask.Ask;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The signal `judge`: a small model of the configuration is asked how hard the request is
/// (routing-quality.md section 6). It may cost no more than a call can wait, than eight can ask at
/// once, than a day allows; else there is no reading, and that is counted.
@Singleton
public final class LanguageJudge implements Signal {

    private static final Duration PATIENCE = Duration.ofNanos(Judge.PATIENCE);
    private static final int AT_ONCE = 8;

    /// Opinions kept, by a hash of the text; about 200 bytes each (chosen).
    private static final int CACHED = 4_096;

    /// Of at least ten, half failed: left alone for five seconds (as upstream targets are).
    private static final int WINDOW = 10;

    private static final double FAILURES = 0.5;
    private static final int REST_SECONDS = 5;

    private volatile Map<String, Bench> benches = Map.of();
    private volatile Ear ear = Ear.NONE;

    /// Hears what asking led to. Any thread.
    public interface Ear {

        Ear NONE = new Ear() {};

        /// No opinion: `timeout` (late, failed, or no number) or `denied` (breaker, cap, too many).
        default void missed(String outcome) {}

        /// An estimate where nobody told what was used.
        default void spent(String model, long micros) {}
    }

    @Override
    public String name() {
        return "judge";
    }

    /// Whom to ask from now on, by route. Judges that stay keep their breaker and cache, routes
    /// what was spent today.
    public synchronized void use(Map<String, Opinions> routes, Ear ear) {
        this.ear = ear;
        Map<Opinions.Asked, Bench> held = new HashMap<>();
        benches.values().forEach(bench -> held.put(bench.asked, bench));
        Map<String, Bench> next = new HashMap<>();
        routes.forEach((route, opinions) -> {
            if (opinions.judge() != null) {
                next.put(
                        route,
                        held.computeIfAbsent(
                                opinions.judge(), asked -> new Bench(asked, purse(route))));
            }
        });
        benches = Map.copyOf(next);
    }

    private Opinions.Purse purse(String route) {
        Bench before = benches.get(route);
        return before == null ? new Opinions.Purse() : before.purse;
    }

    @Override
    public Uni<Reading> read(Ask ask, long deadlineNanos) {
        Bench bench = benches.get(ask.model());
        if (bench == null) {
            return Uni.createFrom().failure(new IllegalStateException("no judge for this route"));
        }
        String text = Excerpt.of(ask);
        String key = key(text);
        Double known = bench.remembered(key);
        if (known != null) {
            return Uni.createFrom().item(new Reading(known));
        }
        long left = Math.min(deadlineNanos - System.nanoTime(), PATIENCE.toNanos());
        if (left <= 0 || !bench.admits(System.currentTimeMillis())) {
            ear.missed("denied");
            return Uni.createFrom().failure(new IllegalStateException("nobody may be asked"));
        }
        return bench.ask(text, key, left, ear);
    }

    /// Two texts that are equal are as hard. Their hash is kept and not they: a text has kilobytes,
    /// and outlives its call nowhere else. Made once a question and outside of the lock, which all
    /// event loops share.
    private static String key(String text) {
        return HexFormat.of().formatHex(ArtifactFile.sha256(text.getBytes(UTF_8)));
    }

    /// One judge with what guards it.
    private static final class Bench {

        private final Opinions.Asked asked;
        private final Semaphore seats = new Semaphore(AT_ONCE);
        private final Opinions.Purse purse;
        private final Map<String, Double> cache =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<String, Double> eldest) {
                        return size() > CACHED;
                    }
                };
        private final TypedGuard<Uni<Reading>> guard =
                TypedGuard.create(new TypeLiteral<Uni<Reading>>() {})
                        .withThreadOffload(false)
                        .withCircuitBreaker()
                        .requestVolumeThreshold(WINDOW)
                        .failureRatio(FAILURES)
                        .delay(REST_SECONDS, ChronoUnit.SECONDS)
                        .done()
                        .build();
        private final RubricJudge judge;

        Bench(Opinions.Asked asked, Opinions.Purse purse) {
            this.asked = asked;
            this.purse = purse;
            this.judge = new RubricJudge(asked, PATIENCE);
        }

        @Nullable Double remembered(String key) {
            synchronized (cache) {
                return cache.get(key);
            }
        }

        boolean admits(long millis) {
            return purse.holds(asked.dailyMicros(), millis) && seats.tryAcquire();
        }

        /// Holds a seat until the model has answered or given up, whoever still waits.
        Uni<Reading> ask(String text, String key, long left, Ear ear) {
            boolean[] sent = {false};
            return guard.get(
                            () -> {
                                sent[0] = true;
                                return asking(text, key, ear)
                                        .ifNoItem()
                                        .after(Duration.ofNanos(left))
                                        .fail();
                            })
                    .onFailure()
                    .invoke(_ -> {
                        if (!sent[0]) {
                            seats.release();
                        }
                        ear.missed(sent[0] ? "timeout" : "denied");
                    });
        }

        private Uni<Reading> asking(String text, String key, Ear ear) {
            return Uni.createFrom()
                    .emitter(emitter ->
                            Thread.ofVirtual()
                                    .name("sluice-judge")
                                    .start(() -> {
                                        try {
                                            emitter.complete(new Reading(said(text, key, ear)));
                                        } catch (RuntimeException | LinkageError failure) {
                                            emitter.fail(failure);
                                        } finally {
                                            seats.release();
                                        }
                                    }));
        }

        private double said(String text, String key, Ear ear) {
            double probability = judge.ask(text, micros -> paid(micros, ear));
            if (Double.isNaN(probability)) {
                throw new IllegalStateException("the judge said no number");
            }
            synchronized (cache) {
                cache.put(key, probability);
            }
            return probability;
        }

        private void paid(long micros, Ear ear) {
            purse.pay(micros);
            ear.spent(asked.model(), micros);
        }
    }
}
