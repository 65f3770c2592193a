package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Resilience;
import dev.sluice.fault.RetryBudget;
import dev.sluice.fleet.Chooser;
import dev.sluice.fleet.Fleet;
import dev.sluice.fleet.Fleets;
import dev.sluice.fleet.Replica;
import dev.sluice.health.Peers;
import dev.sluice.health.Reason;
import dev.sluice.load.Lines;
import dev.sluice.load.Room;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which targets there are, from their first mention until their last attempt. A target outlives a
/// reload that keeps its model, provider and address, and with it its breaker and counts. Any
/// thread.
final class Groups {

    /// How long the targets of the configuration before are kept, for calls that were on their way
    /// (chosen: longer than anything waits between its decision and its first attempt).
    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);

    private final Map<String, Group> groups = new ConcurrentHashMap<>();
    private final Map<String, RetryBudget> budgets = new ConcurrentHashMap<>();
    private final Set<Target> alive = ConcurrentHashMap.newKeySet();
    private final Meters meters;
    private final Fleets fleets;
    private final Terms terms;
    private final Lines lines;
    private volatile @Nullable Set<String> inForce;

    Groups(Meters meters, Fleets fleets, Terms terms, Lines lines) {
        this.meters = meters;
        this.fleets = fleets;
        this.terms = terms;
        this.lines = lines;
    }

    Collection<Group> all() {
        return groups.values();
    }

    /// The one that serves it now, as far as it is known; null for a model that nobody called and
    /// no configuration named.
    @Nullable Group known(Model model) {
        return groups.get(model.name());
    }

    Group of(Model model) {
        Fleet fleet = fleets.of(model.provider());
        return of(model, fleet == null ? model.provider().addresses() : fleet.roll().members());
    }

    private Group of(Model model, List<?> servers) {
        Group known = groups.get(model.name());
        Group found = known == null ? null : known.of(model, servers);
        if (found != null) {
            if (!found.holds(servers)) {
                groups.replace(model.name(), found, found.holding(servers));
            }
            return found;
        }
        Group newest =
                groups.compute(
                        model.name(),
                        (_, now) ->
                                now != null && now.of(model, servers) != null
                                        ? now
                                        : renew(now, model, servers));
        alive.addAll(Objects.requireNonNull(newest).targets());
        return Objects.requireNonNull(newest.of(model, servers));
    }

    private Group renew(@Nullable Group known, Model model, List<?> servers) {
        List<Target> targets = new ArrayList<>();
        List<Replica> replicas = new ArrayList<>();
        for (Object server : servers) {
            Replica replica = server instanceof Replica one ? one : null;
            URI address = replica == null ? (URI) server : replica.address();
            Target kept = known == null ? null : known.serving(model, address, replica);
            targets.add(kept != null ? kept : made(model, address, replica));
            if (replica != null) {
                replicas.add(replica);
            }
        }
        if (known != null) {
            known.targets().stream()
                    .filter(one -> !targets.contains(one))
                    .forEach(Target::replaced);
        }
        Peers peers = new Peers(targets.stream().map(Target::health).toList());
        targets.forEach(target -> target.health().among(peers));
        Group before = known == null ? null : known.alone();
        long now = System.nanoTime();
        return new Group(model, servers, List.copyOf(targets), new Chooser(replicas), before, now);
    }

    private Target made(Model model, URI address, @Nullable Replica replica) {
        RetryBudget budget =
                budgets.computeIfAbsent(
                        model.provider().name(),
                        _ -> new RetryBudget(may(model.provider()), System.nanoTime()));
        Room room = new Room(terms, lines.of(model.name()));
        return new Target(model, address, replica, budget, room, meters);
    }

    private static RetryBudget.Terms may(Provider provider) {
        Resilience.Retries retries = provider.balancing().resilience().retries();
        return new RetryBudget.Terms(retries.share(), retries.perSecond(), retries.burst());
    }

    static Reason.Terms terms(Resilience met) {
        Resilience.Breaker breaker = met.breaker();
        Resilience.Easing easing = met.easing();
        return new Reason.Terms(
                breaker.seconds(),
                breaker.calls(),
                breaker.failures(),
                breaker.inARow(),
                TimeUnit.MILLISECONDS.toNanos(breaker.openMillis()),
                TimeUnit.MILLISECONDS.toNanos(breaker.longestMillis()),
                met.slower(),
                new Reason.Back(
                        TimeUnit.MILLISECONDS.toNanos(met.probes().everyMillis()),
                        met.probes().failures(),
                        easing.from(),
                        TimeUnit.MILLISECONDS.toNanos(easing.overMillis())));
    }

    /// The models of the configuration in force: their targets are made here, not by their first
    /// call, and those that stay learn what it says of failures. Not for an event loop.
    void retain(Collection<Model> models) {
        for (Model model : models) {
            boolean tells = model.provider().isVllm();
            Reason.Terms terms = terms(model.provider().balancing().resilience());
            for (Target target : of(model).targets()) {
                target.meters().sees(tells ? target.replica().sight() : null);
                target.budget().goBy(may(model.provider()));
                if (target.health().goBy(terms)) {
                    target.shield().renew();
                }
            }
        }
        inForce = models.stream().map(Model::name).collect(Collectors.toSet());
    }

    /// Lets go of the targets that no configuration names and no address leads to, after their last
    /// attempt. Not for an event loop.
    void sweep(long now) {
        Set<String> named = inForce;
        for (String name : groups.keySet()) {
            boolean wanted = named == null || named.contains(name);
            groups.computeIfPresent(name, (_, group) -> left(group, wanted, now));
        }
        for (String name : lines.models()) {
            groups.compute(name, (_, group) -> forgotten(name, group));
        }
        Set<Target> reachable =
                groups.values().stream().flatMap(Group::all).collect(Collectors.toSet());
        alive.removeIf(target -> !reachable.contains(target) && gone(target));
    }

    /// Under the lock of the name: targets that are being made for it have its line already.
    private @Nullable Group forgotten(String name, @Nullable Group group) {
        if (group == null) {
            lines.forget(name);
        }
        return group;
    }

    private static @Nullable Group left(Group group, boolean wanted, long now) {
        boolean young = now - group.made() < GRACE;
        boolean busy = group.all().anyMatch(target -> target.room().underWay() > 0);
        return young || !wanted && busy ? group : wanted ? group.alone() : null;
    }

    private boolean gone(Target target) {
        boolean idle = target.room().underWay() == 0;
        if (idle) {
            meters.forget(target.meters());
        }
        return idle;
    }
}
