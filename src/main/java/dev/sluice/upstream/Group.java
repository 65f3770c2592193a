package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.fleet.Chooser;
import dev.sluice.fleet.Replica;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One model's targets, parallel to the addresses or replicas they were made for, and those of the
/// configuration before: its calls may still be on their way here.
///
/// @param model as its targets were made for it
/// @param made when, on the clock of `System.nanoTime()`
record Group(
        Model model,
        List<?> servers,
        List<Target> targets,
        Chooser chooser,
        @Nullable Group before,
        long made) {

    /// Null when these servers are new, or the model is another one there.
    @Nullable Group of(Model asked, List<?> wanted) {
        // Within one snapshot the very same list and names, which is what equality looks at first.
        return servers.equals(wanted) && alike(model, asked)
                ? this
                : before == null ? null : before.of(asked, wanted);
    }

    /// Whether what is known of the one at its address is true of the other there: one upstream of
    /// one provider, who is ours to probe or is not.
    static boolean alike(Model one, Model other) {
        return one.upstream().equals(other.upstream())
                && one.provider().name().equals(other.provider().name())
                && one.provider().residency() == other.provider().residency();
    }

    /// Whether this list is the one held. An equal one of a later snapshot is to be held instead:
    /// else each call would compare all addresses.
    @SuppressWarnings("ReferenceEquality")
    boolean holds(List<?> wanted) {
        return servers == wanted;
    }

    Group holding(List<?> wanted) {
        return new Group(model, wanted, targets, chooser, before, made);
    }

    /// Without those before it.
    Group alone() {
        return before == null ? this : new Group(model, servers, targets, chooser, null, made);
    }

    Stream<Target> all() {
        return before == null
                ? targets.stream()
                : Stream.concat(targets.stream(), before.targets.stream());
    }

    /// The target that may go on serving the model there, when there is one.
    @Nullable Target serving(Model model, URI address, @Nullable Replica replica) {
        for (Target target : targets) {
            if (target.serves(model, address, replica)) {
                return target;
            }
        }
        return null;
    }

    /// The place of the target on this server; -1 when it is not among them.
    int place(Replica server) {
        for (int i = 0; i < targets.size(); i++) {
            if (targets.get(i).replica() == server) {
                return i;
            }
        }
        return -1;
    }

    /// Seconds until a request sent now would speak, at the target that would be the first to; NaN
    /// when none of those that serve and have room can tell.
    double firstToken(long now) {
        double least = Double.NaN;
        for (Target one : targets) {
            if (one.room().free() && Chooser.serves(one, now)) {
                double seconds = one.replica().predicted(now);
                least = seconds >= least || Double.isNaN(seconds) ? least : seconds;
            }
        }
        return least;
    }
}
