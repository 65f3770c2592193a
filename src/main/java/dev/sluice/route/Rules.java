package dev.sluice.route;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Openness;
import dev.sluice.route.Rule.Verdict;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Compiles what teams wrote into [Rule]s, when the configuration loads. Compiling is slow (type
/// check); the result is quick. Immutable.
public final class Rules {

    private static final Map<String, Set<String>> CLOSED =
            Map.of("residency", Set.of("external", "self-hosted"), "openness", Openness.WORDS);

    private final Map<String, Rule> installed = new LinkedHashMap<>();
    private final Conditions conditions = new Conditions();

    /// @param installed extensions that configuration may name by `rule`
    public Rules(List<Rule> installed) {
        installed.forEach(rule -> this.installed.put(rule.name(), rule));
    }

    /// Throws [Bad] for a condition that does not compile, is not a bool, reads a label the team
    /// lacks, or names an unknown plugin.
    public Rule compile(RuleText text, Team team) {
        if (text.plugin() != null) {
            return plugin(text, text.plugin());
        }
        text.require().forEach(Rules::check);
        Verdict verdict = Verdicts.of(text);
        return new CelRule(
                text.name(),
                text.when().isBlank() ? null : conditions.compile(text.when(), team),
                verdict,
                Verdicts.closed(text, verdict));
    }

    /// Whether a model meets what a rule requires, each dimension of it.
    public static boolean allows(Map<String, List<String>> require, Model model) {
        return Requirement.met(model, require);
    }

    private Rule plugin(RuleText text, String name) {
        Rule rule = installed.get(name);
        if (rule == null) {
            throw new Bad(
                    "plugin",
                    "'%s' is not an installed rule; known: %s"
                            .formatted(name, known(installed.keySet())));
        }
        return new Named(text.name(), rule);
    }

    private static void check(String dimension, List<String> allowed) {
        String field = "require." + dimension;
        if (!Requirement.DIMENSIONS.contains(dimension)) {
            throw new Bad(
                    field,
                    "'%s' is not something a rule can require; known: %s"
                            .formatted(dimension, known(Requirement.DIMENSIONS)));
        }
        if (allowed.isEmpty()) {
            throw new Bad(
                    field,
                    "no value is allowed, so no model could ever be used; name at least one");
        }
        Set<String> values = CLOSED.get(dimension);
        for (String value : allowed) {
            if (values != null && !values.contains(value)) {
                throw new Bad(
                        field,
                        "'%s' is not a value of %s; known: %s"
                                .formatted(value, dimension, known(values)));
            }
        }
    }

    private static String known(Set<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", new TreeSet<>(names));
    }

    /// An installed rule under the name its team gave it.
    private record Named(String name, Rule rule) implements Rule {

        @Override
        public Verdict consider(Situation when) {
            return rule.consider(when);
        }

        @Override
        public Verdict onFailure() {
            return rule.onFailure();
        }
    }

    /// What is wrong with one rule: `field` is the key below the rule (`when`,
    /// `require.residency`), `message` says what was found and the fix.
    public static final class Bad extends RuntimeException {

        private final String field;

        public Bad(String field, String message) {
            super(message, null, false, false);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }
}
