package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.fault.Blame;
import dev.sluice.fault.Cause;
import dev.sluice.fault.Fault;
import dev.sluice.fault.Skipped;
import dev.sluice.health.Health;
import dev.sluice.health.Keychain;
import dev.sluice.health.Reason;
import dev.sluice.health.Turn;
import dev.sluice.load.Comeback;
import dev.sluice.upstream.Itinerary.Step;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One attempt and the health of its target: what it may do, with which key, and what is learned
/// from it. Its end is told once. One event loop.
final class Pulse {

    private final Target target;
    private final Turn turn;
    private final Keychain keychain;
    private final int key;

    private Pulse(Target target, Turn turn, Keychain keychain, int key) {
        this.target = target;
        this.turn = turn;
        this.keychain = keychain;
        this.key = key;
    }

    /// @param last whether nobody was tried and nobody else is left
    static Pulse of(Step step, boolean last) {
        long now = System.nanoTime();
        Target target = step.target();
        Keychain keychain = target.keychain(step.model().provider().keys());
        int key = keychain.several() ? keychain.pick(now) : 0;
        return new Pulse(target, Lineup.turn(target, last, now), keychain, key);
    }

    /// The model as this attempt shows itself to its provider.
    Model seen(Model model) {
        return keychain.several() ? model.with(keychain.key(key)) : model;
    }

    /// Why the target is not tried; null when it is.
    @Nullable Fault prevented(Model model, Errand errand) {
        if (target.asleep()) {
            return Skipped.asleep(model.name());
        }
        return switch (turn) {
            case GO, TRIAL, LATER, PANIC ->
                    target.room().full()
                            ? full(model.name())
                            : errand.tooLate(model, target.health().p50Nanos());
            case OUT -> Skipped.resting(model.name());
            case LOCKED -> {
                Cause why = target.health().empty() ? Cause.QUOTA : Cause.CREDENTIAL;
                yield Skipped.locked(why, model.name(), awayMillis());
            }
            case REST -> Skipped.paused(model.name(), awayMillis());
        };
    }

    /// It has as many calls as it bears.
    static Fault full(String model) {
        return Skipped.full(model, Comeback.millis(ThreadLocalRandom.current()));
    }

    /// Until its target may be asked again; 0 when it may be now.
    long awayMillis() {
        long away = target.health().away(System.nanoTime());
        return TimeUnit.NANOSECONDS.toMillis(away + 999_999);
    }

    /// No attempt came of it.
    void unused() {
        target.health().unknown(turn, System.nanoTime());
    }

    Plan.Opened spoke(Plan.Opened opened, Exchange by) {
        long now = System.nanoTime();
        target.health().succeeded(turn, now);
        if (opened instanceof Plan.Opened.Stream) {
            target.health().spoke(now - by.start, now);
        } else {
            target.room().answered(now);
        }
        if (keychain.several()) {
            keychain.succeeded(key);
        }
        return opened;
    }

    /// Whether the key was to blame and the target has another that may do.
    boolean failed(Fault fault) {
        long now = System.nanoTime();
        Health health = target.health();
        Blame blame = fault.cause().blame();
        if (keychain.several() && blame != Blame.NONE && blame != Blame.FAILURE) {
            return rests(fault, now);
        }
        switch (blame) {
            case NONE, BRIEF -> health.unknown(turn, now);
            case FAILURE -> health.failed(turn, now);
            case RATE -> limited(fault.retryAfterNanos(), now);
            case CREDENTIAL -> leaves(Reason.AUTH, now);
            case QUOTA -> leaves(Reason.QUOTA, now);
        }
        return false;
    }

    /// The key rests; with the last one the target does, but for a brief hint, which is waited for.
    private boolean rests(Fault fault, long now) {
        Blame blame = fault.cause().blame();
        if (blame == Blame.RATE || blame == Blame.BRIEF) {
            keychain.limited(key, fault.retryAfterNanos(), now);
        } else {
            keychain.refused(key, now);
        }
        if (blame != Blame.BRIEF) {
            Bulletin.keyRests(target, key, keychain.size(), fault.word());
        }
        long wait = keychain.untilOneIsFree(now);
        if (wait == 0 || blame == Blame.BRIEF) {
            target.health().unknown(turn, now);
        } else if (keychain.locked(now)) {
            leaves(blame == Blame.QUOTA ? Reason.QUOTA : Reason.AUTH, now);
        } else {
            limited(wait, now);
        }
        return wait == 0;
    }

    private void limited(long nanos, long now) {
        Health health = target.health();
        boolean begins = health.away(now) == 0;
        health.limited(nanos, now);
        if (begins) {
            Bulletin.rests(target, TimeUnit.NANOSECONDS.toMillis(health.away(now)));
        }
    }

    /// What a key that is no longer in force brings on says nothing of the one that is.
    private void leaves(Reason why, long now) {
        if (keychain == target.keychain()) {
            target.health().leave(why, now);
        } else {
            target.health().unknown(turn, now);
        }
    }
}
