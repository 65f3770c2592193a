package dev.sluice.metrics;

import dev.sluice.metrics.Register.Held;
import dev.sluice.wire.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/// The catalogue of metrics as methods. Safe from any thread; cheap enough for the data path:
/// handles are looked up once per combination and held. Durations are nanoseconds.
public final class Meters {

    final Register register;
    final Counters counters;
    private final Doubts doubts;
    private final Scores scores;
    private final Held<Served.Of, ModelMeters> models;
    private final Map<String, Attempts> targets = new ConcurrentHashMap<>();
    private final Timer decision;
    private final Timer requestLeg;
    private final Timer responseLeg;
    private final Standing standing;
    private final LongAdder inFlight = new LongAdder();
    private final LongAdder streams = new LongAdder();

    public Meters(MeterRegistry registry) {
        register = new Register(registry);
        counters = new Counters(register);
        doubts = new Doubts(counters);
        scores = Scores.in(registry);
        models = new Held<>(of -> new Served(register, of));
        decision = register.timer(Family.DECISION);
        requestLeg = register.timer(Family.OVERHEAD, "request");
        responseLeg = register.timer(Family.OVERHEAD, "response");
        standing = new Standing(register);
        register.gauge(Family.IN_FLIGHT, inFlight, LongAdder::sum);
        register.gauge(Family.STREAMS_OPEN, streams, LongAdder::sum);
    }

    /// Meters that nobody scrapes.
    public static Meters unseen() {
        return new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    }

    /// A call was read: under way until [#ended].
    public void arrived() {
        inFlight.increment();
    }

    public long underWay() {
        return inFlight.sum();
    }

    /// How many calls were decided since the start.
    public long decisions() {
        return decision.count();
    }

    /// The terminal event of a call. `status` is 2xx, 4xx, 5xx, interrupted or client_closed.
    public void ended(
            Endpoint endpoint, String team, String model, String status, String errorType) {
        inFlight.decrement();
        counters.of(Family.REQUESTS, endpoint.path(), team, model, status, errorType).increment();
    }

    /// @param score NaN when nothing was scored
    public void decided(String rule, String tier, String reason, long nanos, double score) {
        counters.of(Family.DECISIONS, rule, tier, reason).increment();
        decision.record(nanos, TimeUnit.NANOSECONDS);
        if (!Double.isNaN(score)) {
            scores.record(tier, score);
        }
    }

    public void filtered(String model, String reason) {
        counters.of(Family.FILTERED, model, reason).increment();
    }

    public void authFailed(String reason) {
        counters.of(Family.AUTH_FAILURES, reason).increment();
    }

    /// @param requested the caller's word for the model; `other` in the series unless configured
    public void requested(String requested, String model) {
        String name = register.guard().permits(Axis.REQUESTED, requested) ? requested : Guard.OTHER;
        counters.of(Family.REQUESTED, name, model).increment();
    }

    /// Handles for one routed call's own histograms. `tier` is fast, reasoning or pinned.
    public ModelMeters model(Endpoint endpoint, String provider, String model, String tier) {
        return models.of(new Served.Of(endpoint, provider, model, tier));
    }

    /// Handles for the attempts on one target, held until [#forget]. Not for the data path.
    public TargetMeters target(String provider, String model, String target) {
        var on = new Attempts.On(provider, model, target);
        return targets.compute(target, (_, held) -> Attempts.on(on, held, register));
    }

    /// Its target is no more: the series go, unless another has taken the name. Slow.
    public void forget(TargetMeters gone) {
        if (targets.values().removeIf(held -> held == gone && held.left())) {
            counters.forget();
        }
    }

    public void tokens(
            String team,
            String model,
            long input,
            long cached,
            long cacheWrite,
            long output,
            long reasoning) {
        counters.tokens(team, model, input, cached, cacheWrite, output, reasoning);
    }

    public void cost(String team, String model, long micros) {
        counters.of(Family.COST, team, model, "usd").increment(micros);
    }

    public void unpriced(String model, String reason) {
        counters.of(Family.UNPRICED, model, reason).increment();
    }

    public void streamOpened() {
        streams.increment();
    }

    public void streamClosed() {
        streams.decrement();
    }

    /// `by` is client, upstream, timeout or drain.
    public void streamAborted(String by) {
        counters.of(Family.STREAMS_ABORTED, by).increment();
    }

    public void overhead(boolean request, long nanos) {
        (request ? requestLeg : responseLeg).record(nanos, TimeUnit.NANOSECONDS);
    }

    /// `reason` is budget, deadline or retry_after.
    public void retryDenied(String reason) {
        counters.of(Family.RETRIES_DENIED, reason).increment();
    }

    public Doubts doubts() {
        return doubts;
    }

    public Standing standing() {
        return standing;
    }

    /// Thresholds promised by routes become exact bucket edges of the time to the first token: an
    /// alert on a missing edge stays green for ever. Ask [#model] anew afterwards.
    public void promise(Collection<Duration> firstToken) {
        register.promise(firstToken);
        models.forget();
    }

    /// At start and after each reload: meters of other names go, and count as `other` from then.
    public void retain(Known known) {
        register.retain(known);
        counters.forget();
        models.forget();
        targets.values().forEach(target -> target.renew(known));
    }
}
