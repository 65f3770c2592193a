package dev.sluice.upstream;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.fault.RetryBudget;
import dev.sluice.fleet.Chooser;
import dev.sluice.fleet.Fleet;
import dev.sluice.fleet.Fleets;
import dev.sluice.fleet.Replica;
import dev.sluice.health.Peers;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The targets of every model in use. A target outlives a reload that keeps its model and address,
/// and with it its breaker and counts.
final class Targets {

    /// One model's targets, parallel to the addresses or replicas they were made for, and those of
    /// the configuration before: its calls may still be on their way here.
    private record Group(
            List<?> servers, List<Target> targets, Chooser chooser, @Nullable Group before) {

        /// Null when these servers are new.
        @Nullable Group of(List<?> wanted) {
            // Within one snapshot the very same list, which is what equality looks at first.
            return servers.equals(wanted) ? this : before == null ? null : before.of(wanted);
        }
    }

    private final Map<String, Group> groups = new ConcurrentHashMap<>();
    private final Homes homes = new Homes();
    private final Salts salts = new Salts();
    private final Map<String, RetryBudget> budgets = new ConcurrentHashMap<>();
    private final Meters meters;
    private final Fleets fleets;
    private final LongSupplier dice;
    private final Terms terms;
    private final Lines lines;

    /// @param dice any number, evenly; any thread
    Targets(Meters meters, Fleets fleets, LongSupplier dice, Terms terms) {
        this.terms = terms;
        this.lines = new Lines(terms.queue());
        this.meters = meters;
        this.fleets = fleets;
        this.dice = dice;
    }

    Meters meters() {
        return meters;
    }

    /// The model's targets in the order to try them.
    List<Target> ordered(Model model, Errand errand) {
        Group group = group(model);
        return group.targets.size() == 1 ? group.targets : ordered(group, model, errand);
    }

    List<Target> held() {
        return groups.values().stream().flatMap(group -> group.targets.stream()).toList();
    }

    /// All of these models, whether they were called yet or not.
    List<Target> all(Collection<Model> models) {
        return models.stream().flatMap(model -> group(model).targets.stream()).toList();
    }

    /// What a request to this model is changed by: the model's own patch, then a rule's, then what
    /// its server is told besides.
    Patch patch(Model model, Errand errand) {
        Patch asked = model.patch().then(errand.patch());
        return model.provider().isVllm() ? asked.then(salts.of(errand)) : asked;
    }

    /// Who answered; a fleet's conversation may have to come back there.
    void answered(Plan plan) {
        if (plan.model().provider().isFleet()) {
            homes.keep(plan.errand(), plan.model(), plan.target());
        }
    }

    private List<Target> ordered(Group group, Model model, Errand errand) {
        List<Target> all = group.targets;
        Balance by = model.provider().balance();
        long now = System.nanoTime();
        long key = Homes.key(model, errand);
        int home = homes.of(key, errand.ask(), all);
        int first =
                home >= 0 && Chooser.serves(all.get(home), now)
                        ? home
                        : group.chooser.first(by, all, key, now, dice.getAsLong());
        return from(all, first, now);
    }

    /// The others follow as they stand, those in rotation first.
    private static List<Target> from(List<Target> all, int first, long now) {
        List<Target> turned = new ArrayList<>(all.size());
        turned.add(all.get(first));
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 1; i < all.size(); i++) {
                Target next = all.get((first + i) % all.size());
                if (Chooser.serves(next, now) == (pass == 0)) {
                    turned.add(next);
                }
            }
        }
        return turned;
    }

    /// Who waits for which model.
    Lines lines() {
        return lines;
    }

    /// Whether a call may go there without waiting: nobody waits, and one of the targets has room.
    boolean room(Model model) {
        if (lines.busy(model.name())) {
            return false;
        }
        for (Target target : group(model).targets) {
            if (target.room().free()) {
                return true;
            }
        }
        return false;
    }

    /// Somebody has just begun to wait: room that came before that is not told again.
    void freed(Model model) {
        group(model).targets.forEach(target -> target.room().freed());
    }

    private Group group(Model model) {
        Fleet fleet = fleets.of(model.provider());
        return group(model, fleet == null ? model.provider().addresses() : fleet.roll().members());
    }

    private Group group(Model model, List<?> servers) {
        Group known = groups.get(model.name());
        Group found = known == null ? null : known.of(servers);
        if (found != null) {
            return found;
        }
        Group newest =
                groups.compute(
                        model.name(),
                        (_, now) ->
                                now != null && now.of(servers) != null
                                        ? now
                                        : renew(now, model, servers));
        return Objects.requireNonNull(newest.of(servers));
    }

    private Group renew(@Nullable Group known, Model model, List<?> servers) {
        List<Target> targets = new ArrayList<>();
        List<Replica> replicas = new ArrayList<>();
        for (Object server : servers) {
            Replica replica = server instanceof Replica one ? one : null;
            URI address = replica == null ? (URI) server : replica.address();
            targets.add(kept(known, model, address, replica));
            if (replica != null) {
                replicas.add(replica);
            }
        }
        Peers peers = new Peers(targets.stream().map(Target::health).toList());
        targets.forEach(target -> target.health().among(peers));
        Group before =
                known == null ? null : new Group(known.servers, known.targets, known.chooser, null);
        return new Group(servers, List.copyOf(targets), new Chooser(replicas), before);
    }

    private Target kept(
            @Nullable Group known, Model model, URI address, @Nullable Replica replica) {
        if (known != null) {
            for (Target target : known.targets) {
                if (target.serves(model, address, replica)) {
                    return target;
                }
            }
        }
        RetryBudget budget =
                budgets.computeIfAbsent(
                        model.provider().name(), _ -> new RetryBudget(System.nanoTime()));
        return new Target(
                model, address, replica, budget, new Room(terms, lines.of(model.name())), meters);
    }
}
