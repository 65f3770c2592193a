package dev.sluice;

import dev.sluice.catalog.Model;
import dev.sluice.config.Snapshot;
import dev.sluice.metrics.Known;
import dev.sluice.metrics.Meters;
import dev.sluice.team.Team;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the metrics must know of a configuration: names that may be tags, and promised times.
final class Names {

    private Names() {}

    static void tell(Meters meters, Snapshot snapshot) {
        meters.promise(promises(snapshot));
        meters.retain(known(snapshot));
    }

    private static List<Duration> promises(Snapshot snapshot) {
        return snapshot.routes().values().stream()
                .flatMap(route ->
                        Stream.of(route.slo().fastTtftMillis(), route.slo().reasoningTtftMillis()))
                .filter(millis -> millis > 0)
                .map(Duration::ofMillis)
                .toList();
    }

    private static Known known(Snapshot snapshot) {
        List<Team> teams = snapshot.teams().all();
        return new Known(
                snapshot.models().keySet(),
                snapshot.routes().keySet(),
                snapshot.models().values().stream()
                        .flatMap(Names::targets)
                        .collect(Collectors.toSet()),
                teams.stream().map(Team::id).collect(Collectors.toSet()),
                teams.stream().flatMap(Names::rules).collect(Collectors.toSet()));
    }

    private static Stream<String> targets(Model model) {
        return model.provider().balancing().resolveMillis() > 0
                ? Stream.of(model.name() + Known.ANY_REPLICA)
                : model.provider().addresses().stream().map(model::target);
    }

    private static Stream<String> rules(Team team) {
        return team.rules().stream().map(rule -> team.id() + "/" + rule.name());
    }
}
