package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Timeouts;
import dev.sluice.fault.Fault;
import dev.sluice.fault.HedgeBudget;
import dev.sluice.fault.Skipped;
import dev.sluice.load.Guest;
import dev.sluice.wire.Call;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Tier;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One call as the upstream side needs to know it, whichever target is tried.
///
/// @param patch what the team's rules set, on top of each model's own patch
/// @param tier decides the default clocks
/// @param labels completed with model, attempts and what the upstream's headers add
public record Errand(
        Call call,
        Sender sender,
        Ask ask,
        Patch patch,
        Tier tier,
        Labels labels,
        Departure departure,
        Watch watch) {

    /// On whose account.
    ///
    /// @param decision our own id, sent as `x-request-id`; never the caller's, which vLLM would
    ///   copy verbatim into its answer's id
    /// @param team its id
    /// @param weight of that team where calls have to wait; see [Guest]
    /// @param hedge what may be spent on a second attempt beside a slow one; null for nothing
    public record Sender(String decision, String team, int weight, @Nullable Hedge hedge) {

        Guest guest() {
            return new Guest(team, weight);
        }
    }

    Timeouts timeouts(Model model) {
        return model.timeouts().or(Timeouts.defaults(ask.endpoint(), tier));
    }

    /// On the clock of `System.nanoTime()`: no attempt at the model starts after it or outlives it.
    /// One and a half times an attempt's total (reliability.md R1), never when that is off; a
    /// caller may only shorten it.
    long deadline(Model model) {
        long total = timeouts(model).total() * 3L / 2;
        long wish = call.wishes().deadlineMillis();
        long millis = wish > 0 && (total == 0 || wish < total) ? wish : total;
        return millis == 0
                ? Long.MAX_VALUE
                : call.arrivalNanos() + TimeUnit.MILLISECONDS.toNanos(millis);
    }

    /// What the answer's headers say of the attempts, and of a tier other than the first choice's.
    Labels labels(Model model, Model first, int attempts) {
        Tier own = model.tier();
        if (own != null && own != (first.tier() == null ? tier : first.tier())) {
            labels.set(Labels.TIER, own.word());
        }
        return labels.add(Labels.MODEL, model.name())
                .add(Labels.ATTEMPTS, Integer.toString(attempts));
    }

    /// Why no attempt begins: the caller's deadline leaves less than it usually takes (R12).
    @Nullable Fault tooLate(Model model, long usualNanos) {
        if (call.wishes().deadlineMillis() == 0) {
            return null;
        }
        long left = leftMillis(System.nanoTime());
        long usual = TimeUnit.NANOSECONDS.toMillis(usualNanos);
        return left > usual ? null : Skipped.tooLate(model.name(), Math.max(0, left), usual);
    }

    /// Milliseconds until the caller's own deadline.
    long leftMillis(long now) {
        long wish = call.wishes().deadlineMillis();
        return wish > 0
                ? wish - TimeUnit.NANOSECONDS.toMillis(now - call.arrivalNanos())
                : Long.MAX_VALUE;
    }

    /// Whether a second attempt beside one at this model could harm nobody: its route wants one,
    /// nothing is kept by a provider, and nothing ties the call to one target.
    boolean mayBeDoubled(Model model) {
        Hedge hedge = sender.hedge;
        return hedge != null
                && ask.streams()
                && hedge.allows(ask.options().maxTokens(), model)
                && ask.content().files() == 0
                && !ask.remembered()
                && !ask.goesOn();
    }

    /// What the route of one that [#mayBeDoubled] may still spend, of what all routes may.
    HedgeBudget budget(Map<String, HedgeBudget> all) {
        return all.computeIfAbsent(
                Objects.requireNonNull(sender.hedge).route(), _ -> new HedgeBudget());
    }

    /// Without the bytes of the request, which nobody needs any more.
    Errand committed() {
        return new Errand(call, sender, ask.told(), patch, tier, labels, departure, watch);
    }

    /// The same call, with labels, clocks and a watch of its own.
    Errand with(Labels labels, Tier tier, Watch watch) {
        return new Errand(call, sender, ask, patch, tier, labels, departure, watch);
    }
}
