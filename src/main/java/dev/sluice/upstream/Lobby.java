package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Faults;
import dev.sluice.fault.Skipped;
import dev.sluice.ledger.Outcome;
import dev.sluice.ledger.Usage;
import dev.sluice.load.Comeback;
import dev.sluice.load.Priority;
import dev.sluice.metrics.Strain;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Reply;
import dev.sluice.wire.Tier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Where a call waits when no candidate has room for it: for a while, in the line of its first
/// candidate that takes calls, and then it is refused, unless another has room by then
/// (reliability.md R36, R37). A call that finds room passes through without stopping. Shared by all
/// event loops.
final class Lobby {

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
        Stay stay = new Stay(errand, targets, strain, vertx);
        return Uni.createFrom()
                .<String>emitter(told -> stay.begin(open, patienceMillis, told))
                .flatMap(end -> {
                    if (end.isEmpty()) {
                        // After its attempt has begun and counts; where none began, the next has
                        // its turn.
                        errand.departure().loop().execute(() -> targets.freed(open));
                        return pursue.get();
                    }
                    boolean elsewhere =
                            end.equals(Stay.TIMEOUT) && candidates.stream().anyMatch(targets::room);
                    return elsewhere ? pursue.get() : refused(errand, stay, end);
                });
    }

    private Uni<Reply> refused(Errand errand, Stay stay, String why) {
        if (why.equals(Stay.LATE)) {
            return late(errand, stay);
        }
        Refusal told = why.equals(Stay.DRAINING) ? Faults.draining().told() : busy();
        if (why.equals(Stay.GONE)) {
            errand.watch().ended(new Outcome.ClientGone("", Usage.UNKNOWN));
        } else {
            if (!why.equals(Stay.DRAINING)) {
                strain.shed(why, priority(errand).word);
            }
            errand.watch().ended(new Outcome.Failed(told.word(), "", false, Usage.UNKNOWN));
        }
        return Uni.createFrom().item(new Reply.Declined(errand.labels(), told));
    }

    private Uni<Reply> late(Errand errand, Stay stay) {
        long waited = TimeUnit.NANOSECONDS.toMillis(stay.nanos());
        Fault late = Skipped.crowdedOut(waited);
        strain.late();
        errand.watch().ended(new Outcome.Failed(late.word(), late.limit(), false, Usage.UNKNOWN));
        return Uni.createFrom().item(new Reply.Declined(errand.labels(), late.told()));
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
