package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.health.Keychain;
import dev.sluice.health.Standing;
import java.net.URI;

/// One target as an operator sees it.
///
/// @param inFlight attempts and streams under way
/// @param keysResting of its `keys`, those that are refused or limited just now
public record Seat(
        String target,
        Model model,
        URI address,
        Standing standing,
        int inFlight,
        int keys,
        int keysResting) {

    /// An operator says it is well.
    static Seat reset(Target target, long now) {
        target.shield().renew();
        target.keychain().free();
        target.health().reset();
        return of(target, now);
    }

    static Seat of(Target target, long now) {
        Model model = target.model();
        Keychain keys = target.keychain();
        return new Seat(
                target.name(),
                model,
                target.address(),
                target.health().standing(now),
                target.room().underWay(),
                keys.size(),
                keys.resting(now));
    }

    public String modelName() {
        return model.name();
    }

    public String providerName() {
        return model.provider().name();
    }

    public String state() {
        return standing.state();
    }

    public String reason() {
        return standing.reason();
    }

    public long forMillis() {
        return standing.forMillis();
    }

    public double share() {
        return standing.share();
    }

    public long p95Millis() {
        return standing.p95Millis();
    }
}
