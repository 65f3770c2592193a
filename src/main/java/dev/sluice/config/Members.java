package dev.sluice.config;

import dev.sluice.config.TeamShape.KeyShape;
import dev.sluice.route.Rule;
import dev.sluice.team.Globs;
import dev.sluice.team.Rank;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import dev.sluice.team.Teams;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Checks and builds the teams: keys, permitted names, allowances and compiled rules.
final class Members {

    private final Shape shape;
    private final Findings findings;
    private final Known known;
    private final Map<String, String> keyIds = new HashMap<>();
    private final List<Team> teams = new ArrayList<>();
    private final List<Teams.Key> keys = new ArrayList<>();
    private final Map<String, List<Rule>> rules = new LinkedHashMap<>();

    Members(Shape shape, Findings findings, Known known) {
        this.shape = shape;
        this.findings = findings;
        this.known = known;
    }

    void run() {
        shape.teams().forEach(this::team);
        boolean keyless = shape.teams().keySet().stream().noneMatch(this::tried);
        if (keyless && shape.teams().size() > 1 && !shape.teams().containsKey("default")) {
            String fix = "; write a key for each, or name one team default";
            findings.problem(
                    "teams",
                    "has several teams, no key and no team 'default', so nobody could say who calls"
                            + fix);
        }
    }

    /// Whether a key was written, rightly or wrongly.
    private boolean tried(String team) {
        return findings.said("teams." + team + ".keys[0]");
    }

    List<Team> teams() {
        return teams;
    }

    List<Teams.Key> keys() {
        return keys;
    }

    /// By team id, in written order.
    Map<String, List<Rule>> rules() {
        return rules;
    }

    private void team(String id, TeamShape said) {
        String path = "teams." + id;
        for (int i = 0; i < said.keys().size(); i++) {
            key(findings.item(path + ".keys", i), id, said.keys().get(i));
        }
        List<String> models = said.models() == null ? List.of("*") : said.models();
        for (int i = 0; i < models.size(); i++) {
            permitted(findings.item(path + ".models", i), models.get(i));
        }
        List<RuleText> texts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < said.rules().size(); i++) {
            texts.add(
                    new RuleReader(shape, findings, known)
                            .read(findings.item(path + ".rules", i), said.rules().get(i), names));
        }
        Allowance allowance = new Allowance(shape.defaults());
        Team team =
                new Team(
                        id,
                        new Globs(models),
                        said.labels(),
                        texts,
                        allowance.limits(said),
                        allowance.budget(said),
                        Allowance.learning(said),
                        said.priority() == null ? Rank.NORMAL : said.priority());
        teams.add(team);
        rules.put(id, new Compiled(findings, known).rules(path, team));
    }

    private void key(String path, String team, KeyShape key) {
        if (key.id() == null || key.hash() == null) {
            return;
        }
        boolean fallback = key.fallback() == null || key.fallback();
        keys.add(new Teams.Key(key.id(), key.hash(), team, fallback));
        Place here = findings.place(path);
        String before = keyIds.putIfAbsent(key.id(), here.at());
        if (before != null) {
            String said = findings.quote(path + ".id", key.id());
            findings.problem(path + ".id", said + " is a key already at " + before + "; keep one");
        }
    }

    private void permitted(String path, String glob) {
        Set<String> names = new TreeSet<>(shape.routes().keySet());
        names.addAll(shape.models().keySet());
        if (!glob.contains("*") && !names.contains(glob)) {
            findings.unknown(path, glob, "a model or a route", names);
        }
    }
}
