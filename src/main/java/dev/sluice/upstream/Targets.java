package dev.sluice.upstream;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.fleet.Chooser;
import dev.sluice.fleet.Fleets;
import dev.sluice.fleet.Replica;
import dev.sluice.load.Lines;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// The targets of every model in use, and which of them a call tries first.
final class Targets {

    private final Groups groups;
    private final Lines lines;
    private final Homes homes = new Homes();
    private final Salts salts = new Salts();
    private final Meters meters;
    private final LongSupplier dice;

    /// @param dice any number, evenly; any thread
    Targets(Meters meters, Fleets fleets, LongSupplier dice, Terms terms) {
        this.lines = new Lines(terms.queue());
        this.groups = new Groups(meters, fleets, terms, lines);
        this.meters = meters;
        this.dice = dice;
    }

    Meters meters() {
        return meters;
    }

    /// The model's targets in the order to try them.
    List<Target> ordered(Model model, Errand errand) {
        Group group = groups.of(model);
        return group.targets().size() == 1 ? group.targets() : ordered(group, model, errand);
    }

    List<Target> held() {
        return groups.all().stream().flatMap(group -> group.targets().stream()).toList();
    }

    /// All of these models, whether they were called yet or not.
    List<Target> all(Collection<Model> models) {
        return models.stream().flatMap(model -> groups.of(model).targets().stream()).toList();
    }

    /// As [Groups#retain].
    void retain(Collection<Model> models) {
        groups.retain(models);
    }

    /// As [Groups#sweep].
    void sweep(long now) {
        groups.sweep(now);
    }

    /// As [Group#firstToken].
    double firstToken(Model model) {
        Group group = model.provider().isFleet() ? groups.known(model) : null;
        return group == null ? Double.NaN : group.firstToken(System.nanoTime());
    }

    /// What a request to this model is changed by: the model's own patch, which is in its
    /// provider's words, then a rule's, which is in the caller's, then what its server is told
    /// besides.
    Patch patch(Model model, Errand errand) {
        Map<String, String> words = model.provider().rules().edits().rename();
        Patch asked = model.patch().then(errand.patch().renamed(words));
        boolean ranks = model.provider().balancing().ranks();
        return model.provider().isVllm() ? asked.then(salts.of(errand, ranks)) : asked;
    }

    /// Who answered; a fleet's conversation may have to come back there, where there is a choice.
    void answered(Plan plan) {
        Group group = plan.model().provider().isFleet() ? groups.known(plan.model()) : null;
        if (group != null && group.targets().size() > 1) {
            homes.keep(plan.errand(), plan.model(), plan.target().replica());
        }
    }

    private List<Target> ordered(Group group, Model model, Errand errand) {
        List<Target> all = group.targets();
        Balance by = model.provider().balance();
        long now = System.nanoTime();
        Replica server = homes.of(model, errand);
        int home = server == null ? -1 : group.place(server);
        long draw = dice.getAsLong();
        if (home >= 0 && Chooser.serves(all.get(home), now)) {
            return from(all, home, draw, now);
        }
        long key = by == Balance.PREFIX_AFFINITY ? Leading.key(model, errand) : 0;
        int first = group.chooser().first(by, all, key, now, draw);
        return from(
                all,
                first,
                switch (by) {
                    case LEAST_LOAD -> draw;
                    case PREFIX_AFFINITY -> key;
                    case ROUND_ROBIN -> 0;
                },
                now);
    }

    /// The others follow, those in rotation first.
    ///
    /// @param draw which of them is the first: were it always the next one, that would get all that
    ///   a server cannot do
    private static List<Target> from(List<Target> all, int first, long draw, long now) {
        List<Target> turned = new ArrayList<>(all.size());
        turned.add(all.get(first));
        int others = all.size() - 1;
        int start = Math.floorMod(draw, others);
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < others; i++) {
                Target next = all.get((first + 1 + (start + i) % others) % all.size());
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

    /// Whether a call may go there without waiting: nobody waits, and a target that takes calls has
    /// room.
    boolean room(Model model) {
        return !lines.busy(model.name()) && Lineup.room(groups.of(model).targets());
    }

    /// Whether any of its targets takes calls: else there is nothing to wait for.
    boolean open(Model model) {
        return Lineup.open(groups.of(model).targets());
    }

    /// Lets the first of those who wait in, when there is room: nobody else tells of room that came
    /// before they waited, or that a turn left unused.
    void freed(Model model) {
        groups.of(model).targets().forEach(target -> target.room().freed());
    }
}
