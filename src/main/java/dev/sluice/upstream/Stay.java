package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.load.Line;
import dev.sluice.load.Priority;
import dev.sluice.metrics.Strain;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/// One call's wait in the [Lobby]. Its line may tell from any thread; all else is on the call's
/// event loop.
final class Stay implements Line.Waiter {

    static final String GONE = "client_closed";

    static final String DRAINING = "draining";

    static final String TIMEOUT = "queue_timeout";

    /// The caller's own deadline came first.
    static final String LATE = "deadline";

    private final Errand errand;
    private final Targets targets;
    private final Strain strain;
    private final Vertx vertx;
    private final Priority priority;
    private final long since = System.nanoTime();
    private @Nullable UniEmitter<? super String> told;
    private long timer = -1;

    Stay(Errand errand, Targets targets, Strain strain, Vertx vertx) {
        this.errand = errand;
        this.targets = targets;
        this.strain = strain;
        this.vertx = vertx;
        this.priority = Lobby.priority(errand);
    }

    /// @param told why the wait ended; empty when it is the call's turn
    void begin(Model model, long patienceMillis, UniEmitter<? super String> told) {
        this.told = told;
        Line line = targets.lines().of(model.name());
        Line.Place place = line.join(priority, errand.sender().guest(), this);
        if (place == null) {
            end("queue_full");
            return;
        }
        strain.waits(priority.word, 1);
        long left = errand.leftMillis(System.nanoTime());
        String late = left < patienceMillis ? LATE : TIMEOUT;
        timer =
                vertx.setTimer(
                        Math.max(1, Math.min(left, patienceMillis)), _ -> leave(line, place, late));
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
        long nanos = nanos();
        errand.departure().waits(nanos);
        strain.waited(priority.word, nanos);
        if (told != null) {
            told.complete(why);
        }
    }

    /// How long it lasts by now.
    long nanos() {
        return System.nanoTime() - since;
    }
}
