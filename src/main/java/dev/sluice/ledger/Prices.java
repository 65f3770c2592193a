package dev.sluice.ledger;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Turns usage into money. Integer arithmetic alone: pico-dollars summed, then rounded half up to
/// micro-dollars once. What rounding leaves of an answer is paid with the next one of the same team
/// and model: small calls would be free for ever (reliability.md R55). A provider's counts are not
/// to be trusted: more cached than input counts as all cached, more written to the cache than the
/// rest as all of that, negative as none, and a sum beyond `long` stays at its end instead of
/// turning negative.
public final class Prices {

    private static final long PICOS_PER_MICRO = 1_000_000;

    /// What an hour in the cache costs at least, in prices of input (Anthropic, prompt caching,
    /// 2026-11): an operator's one price of writing may be that of the usual five minutes.
    private static final long HOUR = 2;

    /// Of names of the configuration, whose number has an end.
    private final Map<Account, AtomicLong> left = new ConcurrentHashMap<>();

    private record Account(String team, String model) {}

    /// What an answer cost, in micro-dollars; -1 when nobody knows its usage or price, or no model
    /// was asked. Once for each answer. Any thread.
    public long charge(String team, @Nullable Model model, Usage usage) {
        if (model == null || model.price() == null || usage.source() == Usage.Source.UNKNOWN) {
            return -1;
        }
        long picos = picos(usage, model.price());
        long rest = picos % PICOS_PER_MICRO;
        long before =
                left.computeIfAbsent(new Account(team, model.name()), _ -> new AtomicLong())
                        .getAndAccumulate(rest, (a, b) -> a + b - PICOS_PER_MICRO * round(a + b));
        return picos / PICOS_PER_MICRO + round(before + rest);
    }

    /// Half up: between -500,000 and 1,499,998 pico-dollars.
    private static long round(long picos) {
        return picos >= PICOS_PER_MICRO / 2 ? 1 : 0;
    }

    /// Micro-dollars, each usage by itself.
    public static long micros(Usage usage, Price price) {
        long picos = picos(usage, price);
        return picos / PICOS_PER_MICRO + round(picos % PICOS_PER_MICRO);
    }

    private static long picos(Usage usage, Price price) {
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
        return plus(read, times(Math.max(0, usage.output()), price.output()));
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
