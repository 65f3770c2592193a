package dev.sluice.upstream;

import dev.sluice.load.Allowance;
import dev.sluice.load.Terms;
import io.vertx.core.Vertx;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What the attempts of one event loop share, with usual terms.
final class Loops {

    private Loops() {}

    /// @param vertx null where nobody dials
    static Loop of(@Nullable Vertx vertx) {
        return of(vertx, new Allowance(1 << 20));
    }

    /// @param answers what all answers together may hold
    static Loop of(@Nullable Vertx vertx, Allowance answers) {
        return of(vertx, answers, new AtomicBoolean());
    }

    /// @param dismissed whether the drain limit is over
    static Loop of(@Nullable Vertx vertx, Allowance answers, AtomicBoolean dismissed) {
        Clients clients = new Clients(vertx, Terms.DEFAULT, _ -> {});
        return new Loop(vertx, new SplittableRandom(1), dismissed, clients, answers);
    }
}
