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
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What a second attempt beside a slow one may cost, and what it did (reliability.md R27 to R29).
/// One call, one event loop.
final class Stake {

    /// Tokens out where the caller set no bound (chosen; what routes take too).
    private static final int USUAL_OUTPUT = 500;

    private final Ask ask;
    private final Hedge hedge;
    private final HedgeBudget budget;
    private final Deque<Step> steps;
    private final Targets targets;
    private long reserved;

    /// @param steps still untried, in the order to try them; taken from here on
    Stake(Errand errand, Deque<Step> steps, Targets targets, HedgeBudget budget) {
        this.ask = errand.ask();
        this.steps = steps;
        this.targets = targets;
        this.hedge = Objects.requireNonNull(errand.sender().hedge());
        this.budget = budget;
    }

    /// Whether a second attempt could harm nobody: its route wants one, nothing is kept by a
    /// provider, and nothing ties the call to one target.
    static boolean may(Errand errand) {
        Hedge hedge = errand.sender().hedge();
        Ask ask = errand.ask();
        return hedge != null
                && ask.streams()
                && ask.options().maxTokens() <= hedge.maxTokens()
                && ask.content().files() == 0
                && !ask.remembered()
                && !ask.goesOn();
    }

    /// The next server of another address than the slow one's; null when there is none.
    @Nullable Step spare(Plan slow) {
        return steps.stream()
                .filter(step ->
                        !step.target().address().equals(slow.target().address())
                                || !step.model().upstream().equals(slow.model().upstream()))
                .findFirst()
                .orElse(null);
    }

    /// Whether it may be asked: all of the call's targets are well and none has a queue, and its
    /// provider, the share and the money allow it. It is then no longer among the steps, and all
    /// that it may cost is spent until [#settled].
    boolean takes(Step spare, Plan slow) {
        RetryBudget retries = spare.target().budget();
        if (!calm(slow.model(), slow.target()) || !retries.takes(System.nanoTime())) {
            return false;
        }
        int cap = ask.options().maxTokens();
        reserved = micros(spare.model(), estimate(cap < 0 ? USUAL_OUTPUT : cap));
        if (!budget.takes(hedge.share(), hedge.microsPerDay(), reserved, today())) {
            retries.restore();
            return false;
        }
        return steps.remove(spare);
    }

    private boolean calm(Model model, Target slow) {
        return slow.health().well()
                && targets.room(model)
                && steps.stream()
                        .allMatch(step ->
                                step.target().health().well() && targets.room(step.model()));
    }

    /// What an attempt used that was cancelled: what its provider said until then, else its prompt.
    Usage used(Plan loser) {
        Usage said = loser.transcript().usage();
        return said.input() == 0
                ? estimate(0)
                : new Usage(
                        said.input(),
                        said.cached(),
                        said.cacheWrite(),
                        said.output(),
                        said.reasoning(),
                        Usage.Source.ESTIMATED);
    }

    private Usage estimate(int output) {
        return new Usage(ask.promptTokens(), 0, 0, output, 0, Usage.Source.ESTIMATED);
    }

    /// The attempt that lost is known, and what it cost.
    void settled(Model loser, Usage used) {
        budget.settled(reserved, micros(loser, used), today());
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
