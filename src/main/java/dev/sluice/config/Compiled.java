package dev.sluice.config;

import dev.sluice.route.Rule;
import dev.sluice.route.Rules;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import dev.sluice.wire.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The rules of teams as `route` runs them; what does not compile becomes a problem.
record Compiled(Findings findings, Known known) {

    List<Rule> rules(String path, Team team) {
        List<Rule> compiled = new ArrayList<>();
        for (int i = 0; i < team.rules().size(); i++) {
            String rule = findings.item(path + ".rules", i);
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
}
