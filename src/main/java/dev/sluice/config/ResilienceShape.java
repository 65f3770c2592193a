package dev.sluice.config;

import static dev.sluice.config.Assembly.millis;
import static dev.sluice.config.Assembly.or;

import dev.sluice.catalog.Resilience;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What follows failures in the words of the files. As in [Shape], what was left out or wrong is
/// null.
record ResilienceShape(
        @Doc("When a target leaves rotation, and for how long.") @Nullable Breaker breaker,
        @Doc("How often a request may be sent again.") @Nullable Retries retries,
        @Doc("How idle self-hosted servers are asked by GET /health.") @Nullable Probes probes,
        @Doc("How a target comes back.") @Nullable Easing easing,
        @Doc(
                        value =
                                "A replica leaves when it is this many times as late as the others.",
                        preset = "3",
                        min = 2,
                        max = 100)
                @Nullable Integer slower) {

    record Breaker(
            @Doc(value = "How long attempts are remembered, 1s to 60s.", preset = "20s")
                    @Nullable Duration window,
            @Doc(value = "Attempts within it that tell a share.", preset = "10", min = 1, max = 1e6)
                    @Nullable Integer calls,
            @Doc(value = "Share of them that fails at most.", preset = "0.5", min = 0.01, max = 1)
                    @Nullable BigDecimal failures,
            @Doc(value = "Failures in a row that are too many.", preset = "5", min = 2, max = 1_000)
                    @Nullable Integer consecutive,
            @Doc(value = "How long it is out, 100ms to 10m; doubles.", preset = "5s")
                    @Nullable Duration open,
            @Doc(value = "To how long that doubles, 100ms to 1h.", preset = "60s")
                    @Nullable Duration longest) {

        private Resilience.Breaker over(Resilience.Breaker usual) {
            int first = millis(open, usual.openMillis());
            return new Resilience.Breaker(
                    millis(window, 1_000 * usual.seconds()) / 1_000,
                    or(calls, usual.calls()),
                    real(failures, usual.failures()),
                    or(consecutive, usual.inARow()),
                    first,
                    Math.max(first, millis(longest, usual.longestMillis())));
        }
    }

    record Retries(
            @Doc(value = "Attempts of one request in all.", preset = "3", min = 1, max = 10)
                    @Nullable Integer attempts,
            @Doc(value = "Extra attempts per request.", preset = "0.2", min = 0, max = 1)
                    @Nullable BigDecimal share,
            @Doc(value = "Always allowed in a second.", preset = "3", min = 0, max = 1e6)
                    @Nullable Integer perSecond,
            @Doc(value = "At once, after a quiet time.", preset = "30", min = 1, max = 1e6)
                    @Nullable Integer burst) {

        private Resilience.Retries over(Resilience.Retries usual) {
            return new Resilience.Retries(
                    or(attempts, usual.attempts()),
                    real(share, usual.share()),
                    or(perSecond, usual.perSecond()),
                    or(burst, usual.burst()));
        }
    }

    record Probes(
            @Doc(value = "How often, 1s to 5m.", preset = "5s") @Nullable Duration every,
            @Doc(value = "Failures that take a target out.", preset = "2", min = 1, max = 100)
                    @Nullable Integer failures) {}

    record Easing(
            @Doc(value = "Share of its calls at first.", preset = "0.1", min = 0.01, max = 1)
                    @Nullable BigDecimal from,
            @Doc(value = "Until it has all of them, 0s to 10m.", preset = "30s", zero = true)
                    @Nullable Duration over) {}

    private static double real(@Nullable BigDecimal said, double unsaid) {
        return said == null ? unsaid : said.doubleValue();
    }

    void check(String path, Findings findings) {
        if (breaker != null) {
            Addresses.within(path + ".breaker.window", breaker.window, 1_000, 60_000, findings);
            Addresses.within(path + ".breaker.open", breaker.open, 100, 600_000, findings);
            Addresses.within(path + ".breaker.longest", breaker.longest, 100, 3_600_000, findings);
        }
        if (probes != null) {
            Addresses.within(path + ".probes.every", probes.every, 1_000, 300_000, findings);
        }
        if (easing != null) {
            Addresses.within(path + ".easing.over", easing.over, 0, 600_000, findings);
        }
    }

    /// This, with what is unsaid taken from the other.
    Resilience over(Resilience usual) {
        Resilience.Probing ask = usual.probes();
        Resilience.Easing back = usual.easing();
        return new Resilience(
                breaker == null ? usual.breaker() : breaker.over(usual.breaker()),
                retries == null ? usual.retries() : retries.over(usual.retries()),
                probes == null
                        ? ask
                        : new Resilience.Probing(
                                millis(probes.every, ask.everyMillis()),
                                or(probes.failures, ask.failures())),
                easing == null
                        ? back
                        : new Resilience.Easing(
                                real(easing.from, back.from()),
                                millis(easing.over, back.overMillis())),
                or(slower, usual.slower()));
    }
}
