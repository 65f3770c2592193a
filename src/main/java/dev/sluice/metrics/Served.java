package dev.sluice.metrics;

import dev.sluice.metrics.Family.TokenType;
import dev.sluice.metrics.Register.Held;
import dev.sluice.wire.Endpoint;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// The handles of the calls one model serves on one endpoint and tier. Histograms are made when
/// first recorded: an embedding model never has a first token.
final class Served implements ModelMeters {

    private final Held<Ending, Timer> durations;
    private final Held<Family, Timer> tokens;
    private final Held<String, DistributionSummary> usage;
    private final boolean generates;

    Served(Register register, Of of) {
        String at = of.endpoint().operation();
        generates = of.endpoint().generates();
        durations =
                new Held<>(end ->
                        register.timer(
                                Family.SERVER_DURATION,
                                at,
                                of.provider(),
                                of.model(),
                                of.tier(),
                                Boolean.toString(end.stream()),
                                end.error()));
        tokens =
                new Held<>(
                        family -> register.timer(family, at, of.provider(), of.model(), of.tier()));
        usage =
                new Held<>(type ->
                        register.summary(
                                Family.CLIENT_TOKENS, at, of.provider(), of.model(), type));
    }

    @Override
    public void duration(boolean stream, String errorType, long nanos) {
        durations.of(new Ending(stream, errorType)).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void firstToken(long nanos) {
        tokens.of(Family.SERVER_FIRST_TOKEN).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void perOutputToken(long nanos) {
        tokens.of(Family.SERVER_PER_TOKEN).record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void usage(long input, long cached, long cacheWrite, long output, long reasoning) {
        usage.of(TokenType.INPUT).record(input);
        if (generates) {
            usage.of(TokenType.OUTPUT).record(output);
        }
        extra(TokenType.CACHED_INPUT, cached);
        extra(TokenType.CACHE_CREATION_INPUT, cacheWrite);
        extra(TokenType.REASONING, reasoning);
    }

    private void extra(String type, long count) {
        if (count > 0) {
            usage.of(type).record(count);
        }
    }

    record Of(Endpoint endpoint, String provider, String model, String tier) {}

    private record Ending(boolean stream, String error) {}
}
