package dev.sluice.bench;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.complexity.Scale;
import dev.sluice.kit.Models;
import dev.sluice.kit.Requests;
import dev.sluice.route.Decision;
import dev.sluice.route.Moment;
import dev.sluice.route.Pool;
import dev.sluice.route.Route;
import dev.sluice.route.Router;
import dev.sluice.route.Rule;
import dev.sluice.route.Rules;
import dev.sluice.route.Trace;
import dev.sluice.team.Budget;
import dev.sluice.team.Globs;
import dev.sluice.team.Limits;
import dev.sluice.team.RuleText;
import dev.sluice.team.Team;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One decision among 50 teams of five rules each and 20 routes; the goal is 5 us
/// (routing-quality.md 5.5).
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class RouteBench {

    private static final Moment NOON = new Moment(Instant.parse("2026-01-07T12:00:00Z"));
    private static final Complexity EASY =
            new Complexity(0.2, Tier.FAST, "en", true, List.of("length", "code"), null);

    private final Map<String, Model> models = new LinkedHashMap<>();
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private Router router;
    private Team busy;
    private Team plain;
    private Ask ask;

    @Setup
    public void build() {
        for (int i = 0; i < 8; i++) {
            models.put("model-" + i, model("model-" + i));
        }
        List<Model> all = List.copyOf(models.values());
        Pool fast = new Pool("fast", all.subList(0, 3), List.of(60, 30, 10));
        Pool reasoning = new Pool("reasoning", all.subList(3, 5), List.of());
        for (int i = 0; i < 20; i++) {
            String name = "route-" + i;
            routes.put(
                    name,
                    new Route(
                            name,
                            fast,
                            reasoning,
                            Scale.DEFAULT,
                            List.of(),
                            all.subList(5, 7),
                            Route.Slo.NONE,
                            Route.Care.DEFAULT));
        }
        Map<String, List<Rule>> rules = new LinkedHashMap<>();
        for (int i = 0; i < 50; i++) {
            Team team = team("team-" + i, texts());
            Rules compiler = new Rules(List.of());
            rules.put(
                    team.id(), team.rules().stream().map(r -> compiler.compile(r, team)).toList());
        }
        router = new Router(routes, models, Map.of("fast", fast), rules);
        busy = team("team-17", texts());
        plain = team("nobody", List.of());
        ask = Requests.to("route-13").first("Explain this stack trace. ".repeat(20)).ask();
    }

    /// Five rules, none of which decides.
    @Benchmark
    public Decision fiveRules() {
        return router.choose(busy, ask, Wishes.NONE, EASY, NOON, Trace.NONE);
    }

    @Benchmark
    public Decision noRules() {
        return router.choose(plain, ask, Wishes.NONE, EASY, NOON, Trace.NONE);
    }

    private static List<RuleText> texts() {
        RuleText.Action use = new RuleText.Action("fast", null, null, null);
        RuleText.Action deny = new RuleText.Action(null, null, null, "no");
        return List.of(
                rule("\"pii\" in request.tags || team.labels.confidential == \"true\"", use),
                rule("complexity.language == \"ko\" && complexity.tier == \"fast\"", use),
                rule("request.toolResults > 0", use),
                rule("\"batch\" in request.tags && now.hour < 6", use),
                rule("request.maxTokens > 16000", deny));
    }

    private static RuleText rule(String when, RuleText.Action action) {
        return new RuleText("r" + when.length(), when, action, Map.of(), "", null);
    }

    private static Team team(String id, List<RuleText> rules) {
        Map<String, String> labels = Map.of("confidential", "false");
        return new Team(id, Globs.ALL, labels, rules, Limits.NONE, Budget.NONE);
    }

    private static Model model(String name) {
        return Models.named(name).external().model();
    }
}
