package dev.sluice.upstream;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.upstream.Itinerary.Step;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Labels;
import dev.sluice.wire.Refusal;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A target that did not answer a call, because an attempt failed or because none was made.
///
/// @param made the attempt; null where none was, or what it used is told
record Setback(Step step, Fault fault, @Nullable Made made) {

    /// A pooled connection that had gone stale says so at once: one that broke later had taken the
    /// request (chosen).
    private static final long STALE = TimeUnit.SECONDS.toNanos(1);

    /// Tokens of an answer where nobody says a bound: few models say more (chosen).
    private static final int LONGEST = 131_072;

    record Made(Plan plan, Exchange exchange) {}

    static Setback of(Plan plan, Exchange exchange, Fault fault) {
        return new Setback(new Step(plan.model(), plan.target()), fault, new Made(plan, exchange));
    }

    /// Nothing was sent: not even asked for.
    static Setback skipped(Step step, Fault fault) {
        return new Setback(step, fault, null);
    }

    /// What an attempt used although no answer came of it, as far as anybody knows: what its
    /// provider counted, else the prompt, and what was read of an answer, up to its bound. Always
    /// an estimate, and unknown where nobody can have worked on one.
    private static Usage used(Plan plan, Exchange exchange) {
        Ask ask = plan.errand().ask();
        int read = exchange.read();
        if (read < 0 || ask.endpoint() == Endpoint.COUNT_TOKENS) {
            return Usage.UNKNOWN;
        }
        Usage said = plan.transcript().usage();
        boolean counted = said.output() > 0 || !ask.endpoint().generates();
        return new Usage(
                said.input() == 0 ? ask.promptTokens() : said.input(),
                said.cached(),
                said.cacheWrite(),
                said.cacheHour(),
                counted ? said.output() : Math.min(longest(ask, plan.model()), Ask.tokens(read)),
                said.reasoning(),
                Usage.Source.ESTIMATED);
    }

    private static long longest(Ask ask, Model model) {
        int said = ask.options().maxTokens();
        int limit = model.card().outputLimit();
        int window = model.card().window();
        long one = said >= 0 ? said : limit > 0 ? limit : window > 0 ? window : LONGEST;
        return one * Math.max(1, ask.options().n());
    }

    private Usage used() {
        if (made == null) {
            return Usage.UNKNOWN;
        }
        boolean late = System.nanoTime() - made.exchange.start > STALE;
        boolean worked = fault.cause() == Cause.STALE ? late : fault.cause().mayHaveWorked();
        return worked ? used(made.plan, made.exchange) : Usage.UNKNOWN;
    }

    /// The latest that another attempt may begin. After one whose answer as a whole took too long,
    /// a quarter of that time has to be left for another's (chosen).
    long latest(Errand errand) {
        long deadline = errand.deadline(step.model());
        boolean whole = fault.limit().equals(Clocks.Kind.TOTAL.word);
        long total = whole ? errand.timeouts(step.model()).total() : 0;
        return deadline - TimeUnit.MILLISECONDS.toNanos(total / 4);
    }

    /// How a call ends with it.
    Outcome ends() {
        if (fault.cause() == Cause.CALLER_GONE) {
            return new Outcome.ClientGone("", used());
        }
        return fault.told() instanceof Refusal.Relayed
                ? new Outcome.Refused(fault.word())
                : new Outcome.Failed(fault.word(), fault.limit(), false, used());
    }

    /// The attempt that another one takes over from, or runs beside.
    Watch.Lost lost() {
        Made attempt = Objects.requireNonNull(made);
        return Watch.Lost.of(attempt.plan, attempt.exchange, fault.word(), used());
    }

    /// With the provider's own id, by which it is asked about a refusal (openai-wire HDR-3).
    Labels told(Labels labels) {
        if (made != null && made.exchange.response != null) {
            Passed.on(made.plan, made.exchange.response.headers(), labels);
        }
        return labels;
    }

    /// @param again whether the call goes on with the target of the last attempt
    void followed(Watch watch, Target next, boolean again) {
        if (made != null) {
            watch.lost(lost());
        }
        if (!again || made == null) {
            watch.fellBack(step.target().name(), next.name(), fault.word(), made != null);
        }
    }
}
