package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.metrics.Meters;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The targets of every model in use. A target outlives a reload that keeps its model and address,
/// and with it its breaker and counts.
final class Targets {

    /// One model's targets, parallel to the addresses they were made for, and those of the
    /// configuration before: its calls may still be on their way here.
    private record Group(
            List<URI> addresses, List<Target> targets, AtomicInteger turn, @Nullable Group before) {

        /// Null when these addresses are new.
        @Nullable Group of(List<URI> wanted) {
            // Within one snapshot the very same list, which is what equality looks at first.
            return addresses.equals(wanted) ? this : before == null ? null : before.of(wanted);
        }
    }

    private final Map<String, Group> groups = new ConcurrentHashMap<>();
    private final Meters meters;

    Targets(Meters meters) {
        this.meters = meters;
    }

    Meters meters() {
        return meters;
    }

    /// The model's targets in the order to try them.
    ///
    /// @param conversation equal for the turns of one conversation of one team; matters for
    ///   affinity alone
    List<Target> ordered(Model model, long conversation) {
        Group group = group(model);
        List<Target> targets = group.targets;
        return targets.size() == 1
                ? targets
                : switch (model.provider().balance()) {
                    case ROUND_ROBIN -> from(targets, group.turn.getAndIncrement());
                    case PREFIX_AFFINITY -> from(targets, (int) conversation);
                    case LEAST_LOAD -> byLoad(targets);
                };
    }

    private Group group(Model model) {
        List<URI> addresses = model.provider().addresses();
        Group known = groups.get(model.name());
        Group found = known == null ? null : known.of(addresses);
        if (found != null) {
            return found;
        }
        Group newest =
                groups.compute(
                        model.name(),
                        (_, now) ->
                                now != null && now.of(addresses) != null ? now : renew(now, model));
        return Objects.requireNonNull(newest.of(addresses));
    }

    private static List<Target> from(List<Target> targets, int first) {
        List<Target> turned = new ArrayList<>(targets.size());
        for (int i = 0; i < targets.size(); i++) {
            turned.add(targets.get(Math.floorMod(first + i, targets.size())));
        }
        return turned;
    }

    private static List<Target> byLoad(List<Target> targets) {
        List<Target> sorted = new ArrayList<>(targets);
        sorted.sort(Comparator.comparingInt(Target::underWay));
        return sorted;
    }

    private Group renew(@Nullable Group known, Model model) {
        List<URI> addresses = model.provider().addresses();
        List<Target> targets = new ArrayList<>();
        for (URI address : addresses) {
            targets.add(known == null ? target(model, address) : kept(known, model, address));
        }
        return new Group(
                addresses,
                List.copyOf(targets),
                new AtomicInteger(),
                known == null ? null : new Group(known.addresses, known.targets, known.turn, null));
    }

    private Target kept(Group known, Model model, URI address) {
        String name = model.target(address);
        for (Target target : known.targets) {
            if (target.address().equals(address) && target.name().equals(name)) {
                return target;
            }
        }
        return target(model, address);
    }

    private Target target(Model model, URI address) {
        String name = model.target(address);
        return new Target(
                name,
                model.name(),
                address,
                meters.target(model.provider().name(), model.name(), name));
    }
}
