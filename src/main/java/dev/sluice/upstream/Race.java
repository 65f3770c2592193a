package dev.sluice.upstream;

import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fault.Next;
import dev.sluice.health.Health;
import dev.sluice.ledger.Usage;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Refused;
import dev.sluice.wire.Reply;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A stream's first attempt and, when that is slower than its target's own 95th percentile, a
/// second one beside it, as [Stake] finds it (reliability.md R27 to R29). Who speaks first is the
/// answer, and the other one is cancelled at that moment. One event loop.
final class Race {

    /// One of the two.
    ///
    /// @param hedge whether it is the second
    record Runner(Plan plan, Exchange exchange, Pulse pulse, boolean hedge) {

        String won() {
            return hedge ? "hedge_won" : "primary_won";
        }
    }

    /// Below this a slow answer is no sign of anything (reliability.md R27).
    private static final long SOONEST = TimeUnit.MILLISECONDS.toNanos(300);

    private final Pursuit pursuit;
    private final Errand errand;
    private final Stake stake;
    private final Loop loop;
    private final Runner first;
    private final List<Runner> running = new ArrayList<>(2);
    private @Nullable Runner second;
    private @Nullable UniEmitter<? super Supplier<Uni<Reply>>> told;
    private long timer = -1;
    private boolean over;

    Race(Pursuit pursuit, Errand errand, Stake stake, Loop loop, Runner first) {
        this.pursuit = pursuit;
        this.errand = errand;
        this.stake = stake;
        this.loop = loop;
        this.first = first;
    }

    Uni<Reply> run() {
        return Uni.createFrom().<Supplier<Uni<Reply>>>emitter(this::start).flatMap(Supplier::get);
    }

    private void start(UniEmitter<? super Supplier<Uni<Reply>>> told) {
        this.told = told;
        start(first);
        long p95 = first.plan.target().health().p95Nanos();
        if (!over && p95 > 0) {
            timer = loop.later(TimeUnit.NANOSECONDS.toMillis(Math.max(SOONEST, p95)), this::late);
        }
    }

    private void start(Runner runner) {
        running.add(runner);
        pursuit.guarded(runner.plan, runner.exchange)
                .subscribe()
                .with(opened -> spoke(runner, opened), failure -> failed(runner, failure));
    }

    /// The first is slower than usual.
    void late() {
        Itinerary.Step spare = stake.spare(first.plan);
        if (spare == null) {
            return;
        }
        Runner runner = stake.takes(spare, first.plan) ? runner(spare) : null;
        if (runner == null) {
            first.plan.target().meters().hedged("denied");
            return;
        }
        second = runner;
        start(runner);
        errand.departure()
                .onGone(() ->
                        List.copyOf(running)
                                .forEach(one -> one.exchange.fail(Faults.callerGone())));
    }

    /// Null when its protocol has no words for the request, or its target is out of rotation since
    /// a moment ago; throws what else went wrong, on a timer, which costs the first nothing.
    private @Nullable Runner runner(Itinerary.Step step) {
        Pulse pulse = Pulse.of(step, false);
        Runner made = null;
        try {
            if (pulse.prevented(step.model(), errand) == null) {
                Plan plan = pursuit.plan(step, pulse);
                made = new Runner(plan, new Exchange(plan, loop), pulse, true);
            }
        } catch (Refused no) {
            return null;
        } finally {
            if (made == null) {
                stake.undone();
            }
        }
        return made;
    }

    private void spoke(Runner runner, Plan.Opened opened) {
        end(runner, runner.won());
        told(() -> {
            Plan.Opened heard = runner.pulse.spoke(opened, runner.exchange);
            return Uni.createFrom().item(pursuit.reply(runner.plan, heard));
        });
    }

    private void failed(Runner runner, Throwable failure) {
        if (over) {
            return;
        }
        running.remove(runner);
        Fault fault = failure instanceof Fault.Raised raised ? raised.fault() : null;
        // A refusal by the second server may be its own taste: the first one is still waited for.
        boolean taste = runner.hedge && fault != null && fault.told() instanceof Refusal.Relayed;
        if (fault == null || running.isEmpty() || fault.cause().next() == Next.NONE && !taste) {
            end(runner, outcome(runner, fault));
            told(() -> pursuit.after(runner.plan, runner.exchange, runner.pulse, failure));
        } else {
            failedBeside(runner, running.getFirst(), fault);
        }
    }

    private void failedBeside(Runner runner, Runner other, Fault fault) {
        runner.pulse.failed(fault);
        pursuit.hinted(fault, runner.pulse);
        Watch.Lost lost = Setback.of(runner.plan, runner.exchange, fault).lost();
        errand.watch().lost(lost);
        if (runner.hedge) {
            stake.settled(lost.model(), lost.used());
        } else {
            String from = first.plan.target().name();
            errand.watch().fellBack(from, other.plan.target().name(), fault.word(), true);
        }
    }

    private String outcome(Runner by, @Nullable Fault fault) {
        if (fault == null || !(fault.told() instanceof Refusal.Relayed)) {
            boolean ours = fault != null && fault.cause() == Cause.DRAINING;
            return ours || errand.departure().hasGone() ? "cancelled" : "both_failed";
        }
        return by.won();
    }

    /// Nothing more is heard of either. Whoever still runs is cancelled, and paid for.
    private void end(Runner by, String outcome) {
        over = true;
        loop.forget(timer);
        running.remove(by);
        if (second == null) {
            return;
        }
        first.plan.target().meters().hedged(outcome);
        Runner loser = running.isEmpty() ? by : running.removeFirst();
        stake.settled(loser.plan.model(), loser.equals(by) ? Usage.UNKNOWN : cancelled(loser));
        if (!by.hedge) {
            pursuit.last = first.plan;
            errand.watch().trying(first.plan.model(), first.plan.target().name(), pursuit.attempts);
            errand.watch().sent(by.exchange.start);
        }
    }

    /// When the loser would have spoken nobody knows, but later than now: without it a target would
    /// be known by its fast answers alone. The second began late: its time says something only when
    /// it is longer than is usual there, for a shorter one would make a slow target look fast.
    private Usage cancelled(Runner loser) {
        Watch.Lost lost = Setback.of(loser.plan, loser.exchange, Faults.outrun()).lost();
        long now = System.nanoTime();
        long took = now - loser.exchange.start;
        Health health = loser.plan.target().health();
        if (loser.exchange.read() >= 0 && (!loser.hedge || health.isLate(took))) {
            health.spoke(took, now);
        }
        loser.exchange.fail(Faults.outrun());
        loser.pulse.unused();
        errand.watch().lost(lost);
        return lost.used();
    }

    private void told(Supplier<Uni<Reply>> end) {
        Objects.requireNonNull(told).complete(end);
    }
}
