package dev.sluice.ledger;

import dev.sluice.catalog.Price;
import org.jspecify.annotations.Nullable;

/// Turns usage into money. Pure integer arithmetic: pico-dollars summed, then rounded half up to
/// micro-dollars once. A provider's counts are not to be trusted: more cached than input counts as
/// all cached, more written to the cache than the rest as all of that, negative as none, and a sum
/// beyond `long` stays at its end instead of turning negative.
public final class Prices {

    private static final long PICOS_PER_MICRO = 1_000_000;

    /// What an hour in the cache costs at least, in prices of input (Anthropic, prompt caching,
    /// 2026-11): an operator's one price of writing may be that of the usual five minutes.
    private static final long HOUR = 2;

    private Prices() {}

    /// Micro-dollars.
    public static long micros(Usage usage, Price price) {
        long input = Math.max(0, usage.input());
        long cached = Math.clamp(usage.cached(), 0, input);
        long written = Math.clamp(usage.cacheWrite(), 0, input - cached);
        long hour = Math.clamp(usage.cacheHour(), 0, written);
        long kept =
                plus(
                        times(written - hour, price.cacheWrite()),
                        times(hour, Math.max(price.cacheWrite(), times(HOUR, price.input()))));
        long read =
                plus(
                        times(input - cached - written, price.input()),
                        plus(times(cached, price.cachedInput()), kept));
        long picos = plus(read, times(Math.max(0, usage.output()), price.output()));
        return picos / PICOS_PER_MICRO + (picos % PICOS_PER_MICRO >= PICOS_PER_MICRO / 2 ? 1 : 0);
    }

    /// Micro-dollars; -1 when nobody knows the usage or the price.
    public static long known(Usage usage, @Nullable Price price) {
        return price == null || usage.source() == Usage.Source.UNKNOWN ? -1 : micros(usage, price);
    }

    /// Of all answers to a call together; -1 when nobody knows some part: a sum without it would
    /// look whole.
    ///
    /// @param last what the last one cost; -1 when nobody knows, or it used nothing
    public static long all(Outcome outcome, long last) {
        if (outcome instanceof Outcome.Twice twice) {
            long first = twice.cost();
            long rest = all(twice.last(), last);
            return free(twice.last()) ? first : first < 0 || rest < 0 ? -1 : plus(first, rest);
        }
        return last;
    }

    /// Whether nobody was asked, or nothing came of it. An answer is never free: that nobody
    /// counted it is not known to be zero.
    static boolean free(Outcome last) {
        return last.usage().source() == Usage.Source.UNKNOWN
                && !(last.answer() instanceof Outcome.Finished);
    }

    private static long times(long tokens, long picos) {
        long low = tokens * picos;
        return Math.multiplyHigh(tokens, picos) == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }
}
