package dev.sluice.config;

import dev.sluice.config.TeamShape.Action;
import dev.sluice.config.TeamShape.RuleShape;
import dev.sluice.team.RuleText;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Checks one rule of a team and turns it into what `route` compiles. The condition itself is
/// checked there.
record RuleReader(Shape shape, Findings findings, Known known) {

    /// @param names of the team's earlier rules
    RuleText read(String path, RuleShape rule, Set<String> names) {
        String name = rule.name() != null ? rule.name() : rule.rule() == null ? "" : rule.rule();
        if (name.isEmpty() && findings.clean(path + ".name")) {
            findings.problem(path, "has no name; write name: what it is for");
        } else if (!name.isEmpty() && !names.add(name)) {
            findings.problem(
                    path, "'" + Shown.clean(name) + "' is the name of an earlier rule; rename one");
        } else if (!name.matches("[ -~]*")) {
            findings.problem(
                    path + ".name",
                    findings.quote(path + ".name", name)
                            + " is not printable ASCII; rename it, it is shown in a header");
        }
        if (rule.rule() != null || findings.said(path + ".rule")) {
            plugin(path, rule);
        } else {
            actions(path, rule);
        }
        return text(name, rule);
    }

    private static RuleText text(String name, RuleShape rule) {
        Action action = rule.action();
        Map<String, List<String>> require =
                rule.require().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, each -> each.getValue().values()));
        return new RuleText(
                name,
                rule.when() == null ? "" : rule.when(),
                new RuleText.Action(
                        action.use(),
                        action.tier(),
                        action.prefer(),
                        action.deny(),
                        action.fallback() == null || action.fallback()),
                require,
                rule.patch() == null ? "" : rule.patch().text(),
                rule.rule());
    }

    private void plugin(String path, RuleShape rule) {
        if (rule.rule() != null && !known.plugins().contains(rule.rule())) {
            findings.unknown(
                    path + ".rule",
                    rule.rule(),
                    "an installed rule",
                    new TreeSet<>(known.plugins()));
        }
        Stream.of("when", "require", "use", "tier", "deny", "prefer", "patch", "fallback")
                .filter(key -> findings.said(path + "." + key))
                .forEach(key ->
                        findings.problem(
                                path + "." + key,
                                "stands beside rule:, which decides alone; remove one of them"));
    }

    private void actions(String path, RuleShape rule) {
        List<String> deciding = said(path, "use", "tier", "deny");
        if (deciding.size() > 1) {
            findings.problem(
                    path, "decides twice (" + String.join(", ", deciding) + "); keep one of them");
        }
        boolean alone = Boolean.FALSE.equals(rule.action().fallback());
        if (deciding.isEmpty() && !alone && said(path, "require", "prefer", "patch").isEmpty()) {
            findings.problem(
                    path,
                    "does nothing; write use, tier, deny, require, prefer, patch or fallback: false");
        }
        use(path + ".use", rule.action().use());
        new Requirements(shape, findings).check(path + ".require", rule.require());
        if (rule.patch() != null) {
            ModelChecks.patch(rule.patch(), path + ".patch", findings);
        }
    }

    private void use(String path, @Nullable String use) {
        Set<String> targets = new TreeSet<>(shape.pools().keySet());
        targets.addAll(shape.models().keySet());
        if (use != null && !targets.contains(use)) {
            findings.unknown(path, use, "a pool or a model", targets);
        }
    }

    private List<String> said(String path, String... keys) {
        return Stream.of(keys).filter(key -> findings.said(path + "." + key)).toList();
    }
}
