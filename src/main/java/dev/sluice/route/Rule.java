package dev.sluice.route;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.complexity.Complexity;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a team's policy. An extension point: see docs/extend.md.
///
/// Pure and quick: called on an event loop for every request of a team that lists it, no I/O, no
/// clock but `when.moment()`. A rule that throws is counted, and [#onFailure] stands in for its
/// verdict.
public interface Rule {

    /// The name shown in decisions and used by configuration.
    String name();

    Verdict consider(Situation when);

    /// What counts when [#consider] threw. Closed unless a rule knows better: it might have denied.
    default Verdict onFailure() {
        return new Verdict.Deny("A rule of your team failed: " + name() + ". Tell its owner.");
    }

    /// Everything a rule may look at.
    record Situation(Team team, Ask ask, Wishes wishes, Complexity complexity, Moment moment) {}

    /// The first [Pick] or [Deny] decides; every [Narrow] adds up until then.
    sealed interface Verdict {

        record Pass() implements Verdict {

            public static final Pass PASS = new Pass();
        }

        /// @param fallback whether other models may answer in the stead of the first one
        record Narrow(
                Map<String, List<String>> require,
                RuleText.@Nullable Prefer prefer,
                Patch patch,
                boolean fallback)
                implements Verdict {

            /// With fallback.
            public Narrow(
                    Map<String, List<String>> require,
                    RuleText.@Nullable Prefer prefer,
                    Patch patch) {
                this(require, prefer, patch, true);
            }

            public static final Narrow NOTHING = new Narrow(Map.of(), null, Patch.NONE);

            public Narrow {
                require = Map.copyOf(require);
            }
        }

        /// Exactly one of `use` (a pool or a model) and `tier` is present; what a [Narrow] can say
        /// may come with it.
        record Pick(@Nullable String use, @Nullable Tier tier, Narrow narrow) implements Verdict {}

        record Deny(String message) implements Verdict {}
    }
}
