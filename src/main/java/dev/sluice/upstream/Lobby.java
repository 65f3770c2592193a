package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.load.Comeback;
import dev.sluice.load.Line;
import dev.sluice.load.Priority;
import dev.sluice.metrics.Strain;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Where a call waits when no candidate has room for it: for a while, in the line of its first
/// candidate that takes calls, and then it is refused (reliability.md R36, R37). A call that finds
/// room passes through without stopping. Shared by all event loops.
final class Lobby {

    private static final String GONE = "client_closed";

    private static final String DRAINING = "draining";

    /// The caller's own deadline came first.
    private static final String LATE = "deadline";

    private final Vertx vertx;
    private final Targets targets;
    private final Strain strain;
    private final long patienceMillis;

    Lobby(Vertx vertx, Targets targets, Strain strain, long patienceMillis) {
        this.vertx = vertx;
        this.targets = targets;
        this.strain = strain;
        this.patienceMillis = patienceMillis;
    }

    /// @param pursue goes on with the call; at most once
    Uni<Reply> enter(Errand errand, List<Model> candidates, Supplier<Uni<Reply>> pursue) {
        Model first = null;
        for (Model candidate : candidates) {
            if (targets.room(candidate)) {
                return pursue.get();
            }
            first = first == null && targets.open(candidate) ? candidate : first;
        }
        if (first == null) {
            return pursue.get();
        }
        Model open = first;
        Stay stay = new Stay(errand);
        return Uni.createFrom()
                .<String>emitter(told -> stay.begin(open, told))
                .flatMap(end -> end.isEmpty() ? pursue.get() : stay.refused(end));
    }

    /// One call's wait. Its line may tell from any thread; all else is on the call's event loop.
    private final class Stay implements Line.Waiter {

        private final Errand errand;
        private final Priority priority;
        private final long since = System.nanoTime();
        private @Nullable UniEmitter<? super String> told;
        private long timer = -1;

        Stay(Errand errand) {
            this.errand = errand;
            this.priority = priority(errand);
        }

        void begin(Model model, UniEmitter<? super String> told) {
            this.told = told;
            Line line = targets.lines().of(model.name());
            Line.Place place = line.join(priority, errand.sender().guest(), this);
            if (place == null) {
                end("queue_full");
                return;
            }
            strain.waits(priority.word, 1);
            long left = errand.leftMillis(System.nanoTime());
            String late = left < patienceMillis ? LATE : "queue_timeout";
            timer =
                    vertx.setTimer(
                            Math.max(1, Math.min(left, patienceMillis)),
                            _ -> leave(line, place, late));
            errand.departure().onGone(() -> leave(line, place, GONE));
            if (targets.lines().dismissed()) {
                leave(line, place, DRAINING);
            }
            targets.freed(model);
        }

        private void leave(Line line, Line.Place place, String why) {
            if (line.leave(place)) {
                stopped();
                end(why);
            }
        }

        @Override
        public void turn() {
            over("");
        }

        @Override
        public void displaced() {
            over("queue_full");
        }

        @Override
        public void dismissed() {
            over(DRAINING);
        }

        private void over(String why) {
            errand.departure()
                    .loop()
                    .execute(() -> {
                        stopped();
                        end(why);
                    });
        }

        private void stopped() {
            vertx.cancelTimer(timer);
            strain.waits(priority.word, -1);
        }

        private void end(String why) {
            strain.waited(priority.word, System.nanoTime() - since);
            if (told != null) {
                told.complete(why);
            }
        }

        private Uni<Reply> late() {
            long waited = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
            Fault late = Clocks.Kind.DEADLINE.fault(errand.ask().model(), waited);
            errand.watch()
                    .ended(new Outcome.Failed(late.word(), late.limit(), false, Usage.UNKNOWN));
            return Uni.createFrom().item(new Reply.Declined(errand.labels(), late.told()));
        }

        Uni<Reply> refused(String why) {
            if (why.equals(LATE)) {
                return late();
            }
            Refusal told = why.equals(DRAINING) ? Faults.draining().told() : busy();
            if (why.equals(GONE)) {
                errand.watch().ended(new Outcome.ClientGone(Usage.UNKNOWN));
            } else {
                if (!why.equals(DRAINING)) {
                    strain.shed(why, priority.word);
                }
                errand.watch().ended(new Outcome.Failed(told.word(), false, Usage.UNKNOWN));
            }
            return Uni.createFrom().item(new Reply.Declined(errand.labels(), told));
        }
    }

    static Priority priority(Errand errand) {
        boolean batch = errand.call().wishes().tags().contains("batch");
        boolean soon = errand.ask().streams() && errand.tier() == Tier.FAST;
        return Priority.of(batch, errand.sender().guest(), soon);
    }

    private static Refusal busy() {
        return new Refusal.Busy(
                "overloaded",
                "Every upstream that may answer has as many calls as it bears; try again soon.",
                Comeback.millis(ThreadLocalRandom.current()));
    }
}
