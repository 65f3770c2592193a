package dev.sluice.admin;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.sluice.config.Configuration;
import dev.sluice.live.Count;
import dev.sluice.live.Dimension;
import dev.sluice.live.Live;
import dev.sluice.live.Sums;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Each team with its rules in order and what they decided in the window.
record Teams(Configuration configuration, Live live, int seconds) {

    record One(
            String name,
            List<String> models,
            long requests,
            List<Share> shares,
            List<Rule> rules,
            @JsonUnwrapped Written written) {}

    /// @param label as metrics and decisions name it
    /// @param hits calls of the window
    record Rule(
            String name,
            String label,
            String when,
            Map<String, List<String>> require,
            @JsonUnwrapped Does does,
            Hits hits,
            @JsonUnwrapped Written written) {}

    /// @param picked calls whose model or tier it chose
    /// @param narrowed calls that it changed and left to be decided
    /// @param denied calls that it refused
    /// @param failed calls on which it failed, of those the one or other denied
    record Hits(long picked, long narrowed, long denied, long failed) {

        static Hits of(Sums sums) {
            long denied = sums.of(Count.DENIED);
            return new Hits(
                    sums.of(Count.REQUESTS) - denied,
                    sums.of(Count.NARROWED),
                    denied,
                    sums.of(Count.FAILED));
        }
    }

    /// What it does when it holds; null when unsaid.
    ///
    /// @param plugin the name of an installed rule instead of all others
    record Does(
            @Nullable String use,
            @Nullable String tier,
            @Nullable String prefer,
            @Nullable String deny,
            @Nullable String patch,
            @Nullable String plugin) {}

    List<One> all() {
        return configuration.current().teams().all().stream().map(this::one).toList();
    }

    private One one(Team team) {
        return new One(
                team.id(),
                team.models().patterns(),
                requests(team.id()),
                Share.all(live, Dimension.TEAM_TIER, team.id(), seconds),
                IntStream.range(0, team.rules().size()).mapToObj(i -> rule(team, i)).toList(),
                Written.at(configuration, "teams." + team.id()));
    }

    private Rule rule(Team team, int index) {
        RuleText rule = team.rules().get(index);
        String label = team.id() + "/" + rule.name();
        String path = "teams." + team.id() + ".rules[" + index + "]";
        return new Rule(
                rule.name(),
                label,
                rule.when(),
                rule.require(),
                does(rule),
                hits(label),
                Written.at(configuration, path));
    }

    private static Does does(RuleText rule) {
        RuleText.Action action = rule.action();
        return new Does(
                action.use(),
                action.tier() == null ? null : action.tier().word(),
                action.prefer() == null
                        ? null
                        : action.prefer().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                action.deny(),
                rule.patch().isEmpty() ? null : rule.patch(),
                rule.plugin());
    }

    private Hits hits(String label) {
        return Hits.of(live.window(new Live.Key(Dimension.RULE, label), seconds));
    }

    private long requests(String team) {
        return live.window(new Live.Key(Dimension.TEAM, team), seconds).of(Count.REQUESTS);
    }
}
