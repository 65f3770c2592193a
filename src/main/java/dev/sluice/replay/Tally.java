package dev.sluice.replay;

import dev.sluice.config.Snapshot;
import dev.sluice.route.Trace;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which rules took part. One that was asked and never applied is dead; one that was never asked,
/// because another had decided each time, is shadowed.
final class Tally implements Trace {

    private final Map<String, Uses> uses = new LinkedHashMap<>();
    private final List<Team> teams;

    private static final class Uses {
        private long asked;
        private long applied;
        private long decided;
    }

    Tally(Snapshot policy) {
        teams = policy.teams().all();
        for (Team team : teams) {
            team.rules().forEach(rule -> uses.put(label(team, rule), new Uses()));
        }
    }

    private static String label(Team team, RuleText rule) {
        return team.id() + "/" + rule.name();
    }

    @Override
    public void rule(String name, String effect) {
        Uses one = uses.get(name);
        if (one != null) {
            one.asked++;
            one.applied += effect.equals("passed") ? 0 : 1;
            one.decided += effect.equals("picked") || effect.equals("denied") ? 1 : 0;
        }
    }

    List<String> idle() {
        List<String> idle = new ArrayList<>();
        for (Team team : teams) {
            long calls = calls(team);
            String by = "";
            for (RuleText rule : team.rules()) {
                Uses one = uses.getOrDefault(label(team, rule), new Uses());
                if (calls > 0 && one.asked == 0) {
                    idle.add(label(team, rule) + ": shadowed in all " + calls + " calls, by " + by);
                } else if (one.asked > 0 && one.applied == 0) {
                    idle.add(
                            label(team, rule)
                                    + ": dead, applied to none of "
                                    + one.asked
                                    + " calls");
                }
                by = one.decided > 0 ? label(team, rule) : by;
            }
        }
        return idle;
    }

    /// The first rule of a team is asked on every call of it.
    private long calls(Team team) {
        return team.rules().isEmpty()
                ? 0
                : uses.getOrDefault(label(team, team.rules().getFirst()), new Uses()).asked;
    }
}
