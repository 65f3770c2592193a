package dev.sluice.config;

import dev.sluice.config.TeamShape.KeyShape;
import dev.sluice.config.TeamShape.Money;
import dev.sluice.config.TeamShape.Rates;
import dev.sluice.route.Rule;
import dev.sluice.route.Rules;
import dev.sluice.team.Budget;
import dev.sluice.team.Globs;
import dev.sluice.team.Learning;
import dev.sluice.team.Limits;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import dev.sluice.team.Teams;
import dev.sluice.wire.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Checks and builds the teams: keys, permitted names, allowances and compiled rules.
final class Members {

    /// Inside the band exploring costs least (routing-quality.md 11: 1 % and 10 %).
    private static final double UNSURE = 10;

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
        if (keyIds.isEmpty() && shape.teams().size() > 1 && !shape.teams().containsKey("default")) {
            String fix = "; write a key for each, or name one team default";
            findings.problem(
                    "teams",
                    "has several teams, no key and no team 'default', so nobody could say who calls"
                            + fix);
        }
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
            key(path + ".keys[" + i + "]", id, said.keys().get(i));
        }
        List<String> models = said.models() == null ? List.of("*") : said.models();
        for (int i = 0; i < models.size(); i++) {
            permitted(path + ".models[" + i + "]", models.get(i));
        }
        List<RuleText> texts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < said.rules().size(); i++) {
            texts.add(
                    new RuleReader(shape, findings, known)
                            .read(path + ".rules[" + i + "]", said.rules().get(i), names));
        }
        Team team =
                new Team(
                        id,
                        new Globs(models),
                        said.labels(),
                        texts,
                        limits(said),
                        budget(said),
                        learning(said));
        teams.add(team);
        rules.put(id, compiled(path, team));
    }

    private void key(String path, String team, KeyShape key) {
        if (key.id() == null || key.hash() == null) {
            return;
        }
        keys.add(new Teams.Key(key.id(), key.hash(), team));
        Findings.Place here = findings.place(path);
        String before = keyIds.putIfAbsent(key.id(), here.file() + ":" + here.line());
        if (before != null) {
            findings.problem(
                    path + ".id",
                    findings.quote(path + ".id", key.id())
                            + " is a key already at "
                            + before
                            + "; keep one");
        }
    }

    private void permitted(String path, String glob) {
        Set<String> names = new TreeSet<>(shape.routes().keySet());
        names.addAll(shape.models().keySet());
        if (!glob.contains("*") && !names.contains(glob)) {
            findings.unknown(path, glob, "a model or a route", names);
        }
    }

    private List<Rule> compiled(String path, Team team) {
        List<Rule> compiled = new ArrayList<>();
        for (int i = 0; i < team.rules().size(); i++) {
            String rule = path + ".rules[" + i + "]";
            if (findings.said(rule + ".rule") && !findings.clean(rule)) {
                continue;
            }
            RuleText text = team.rules().get(i);
            try {
                compiled.add(
                        known.rules().apply(findings.clean(rule) ? text : conditionOf(text), team));
            } catch (Rules.Bad bad) {
                findings.problem(rule + "." + bad.field(), String.valueOf(bad.getMessage()));
            }
        }
        return compiled;
    }

    /// A rule with something wrong elsewhere still shows what is wrong with its condition.
    private static RuleText conditionOf(RuleText text) {
        RuleText.Action harmless = new RuleText.Action(null, Tier.FAST, null, null);
        return new RuleText(text.name(), text.when(), harmless, Map.of(), "", null);
    }

    private Limits limits(TeamShape said) {
        Rates mine = said.limits() == null ? Rates.NONE : said.limits();
        Shape.Defaults defaults = shape.defaults();
        Rates other =
                defaults == null || defaults.limits() == null ? Rates.NONE : defaults.limits();
        return new Limits(
                first(mine.requestsPerMinute(), other.requestsPerMinute()),
                first(mine.tokensPerMinute(), other.tokensPerMinute()),
                first(mine.concurrent(), other.concurrent()));
    }

    private static long first(@Nullable Long mine, @Nullable Long other) {
        return mine != null ? mine : other != null ? other : 0;
    }

    private Budget budget(TeamShape said) {
        Shape.Defaults defaults = shape.defaults();
        Money other = defaults == null ? null : defaults.budget();
        Money money = said.budget() != null ? said.budget() : other;
        if (money == null || money.amount() == null) {
            return Budget.NONE;
        }
        return new Budget(
                money.amount().movePointRight(6).longValue(),
                money.period() == null ? Budget.NONE.period() : money.period(),
                money.whenSpent() == null ? Budget.NONE.whenSpent() : money.whenSpent());
    }

    private static Learning learning(TeamShape said) {
        TeamShape.Teaching teaching = said.learning();
        if (teaching == null) {
            return Learning.NONE;
        }
        double explore = teaching.explore() == null ? 0 : teaching.explore().doubleValue();
        double unsure =
                teaching.exploreUnsure() == null
                        ? Math.min(1, UNSURE * explore)
                        : teaching.exploreUnsure().doubleValue();
        return new Learning(explore, unsure, Boolean.TRUE.equals(teaching.keepPrompts()));
    }
}
