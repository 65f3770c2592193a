package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.fault.HedgeBudget;
import dev.sluice.fault.RetryBudget;
import dev.sluice.ledger.Prices;
import dev.sluice.ledger.Usage;
import dev.sluice.upstream.Itinerary.Step;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a second attempt beside a slow one may cost, and what it did (reliability.md R27 to R29).
/// One call, one event loop.
final class Stake {

    private final Ask ask;
    private final Hedge hedge;
    private final HedgeBudget budget;
    private final Deque<Step> steps;
    private final Targets targets;
    private long reserved;
    private long since;
    private @Nullable Step taken;
    private @Nullable RetryBudget paid;

    /// @param steps still untried, in the order to try them; taken from here on
    Stake(Errand errand, Deque<Step> steps, Targets targets, HedgeBudget budget) {
        this.ask = errand.ask();
        this.steps = steps;
        this.targets = targets;
        this.hedge = Objects.requireNonNull(errand.sender().hedge());
        this.budget = budget;
    }

    /// The next step to another address than the slow one's, or to another model there, whose
    /// answer may not be too long; null when there is none.
    @Nullable Step spare(Plan slow) {
        return steps.stream()
                .filter(step -> hedge.allows(ask.options().maxTokens(), step.model()))
                .filter(step ->
                        !step.target().address().equals(slow.target().address())
                                || !step.model().upstream().equals(slow.model().upstream()))
                .findFirst()
                .orElse(null);
    }

    /// Whether it may be asked: all of the call's targets are well and none has a queue, it has
    /// room itself, and the slow one's retries (reliability.md R11), the share and the money allow
    /// it. It is then no longer among the steps, and all that it may cost is spent until [#settled]
    /// or [#undone].
    boolean takes(Step spare, Plan slow) {
        RetryBudget retries = slow.target().budget();
        boolean calm = Lineup.room(List.of(spare.target())) && calm(slow.model(), slow.target());
        if (!calm || !retries.takes(System.nanoTime())) {
            return false;
        }
        int each = Hedge.output(ask.options().maxTokens(), spare.model());
        int all = Math.clamp((long) each * Math.max(1, ask.options().n()), 0, Integer.MAX_VALUE);
        long most = micros(spare.model(), estimate(all));
        long today = today();
        if (!budget.takes(hedge.share(), hedge.microsPerDay(), most, today)) {
            retries.restore();
            return false;
        }
        reserved = most;
        since = today;
        taken = spare;
        paid = retries;
        return steps.remove(spare);
    }

    /// No attempt came of what was taken last: it is among the steps again, and cost nothing.
    void undone() {
        if (taken != null && paid != null) {
            settled(taken.model(), Usage.UNKNOWN);
            budget.undone();
            paid.restore();
            steps.addFirst(taken);
            taken = null;
        }
    }

    private boolean calm(Model model, Target slow) {
        return slow.health().well()
                && targets.room(model)
                && steps.stream()
                        .allMatch(step ->
                                step.target().health().well() && targets.room(step.model()));
    }

    private Usage estimate(int output) {
        return new Usage(ask.promptTokens(), 0, 0, output, 0, Usage.Source.ESTIMATED);
    }

    /// The attempt that lost is known, and what it cost. Once: later ones cost nothing more.
    void settled(Model loser, Usage used) {
        budget.settled(reserved, since, micros(loser, used), today());
        reserved = 0;
    }

    private static long micros(Model model, Usage usage) {
        Price price = model.price();
        return price == null ? 0 : Prices.micros(usage, price);
    }

    private static long today() {
        return TimeUnit.MILLISECONDS.toDays(System.currentTimeMillis());
    }
}
