package dev.sluice.config;

import static dev.sluice.config.Assembly.millis;
import static dev.sluice.config.Assembly.or;
import static dev.sluice.config.Assembly.some;

import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.complexity.Opinions;
import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Target;
import dev.sluice.config.RouteShape.Speed;
import dev.sluice.dial.Solver;
import dev.sluice.dial.Spread;
import dev.sluice.route.Pool;
import dev.sluice.route.Route;
import dev.sluice.wire.Tier;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The part of [Assembly] that builds routes.
record Routing(
        Shape shape,
        Map<String, Model> models,
        Map<String, Pool> pools,
        Estimators estimators,
        BiFunction<String, Scale, Spread> scores) {

    /// Tokens that a request is taken to have until answers are known (chosen: a page in, a
    /// paragraph out, and what a reasoning model thinks before it).
    private static final long INPUT = 1_000;

    private static final long FAST_OUTPUT = 300;
    private static final long REASONING_OUTPUT = 1_500;
    private static final long PICOS_PER_MICRO = 1_000_000;

    /// A tier that is left out is served by the other one's pool.
    Route route(String name, RouteShape said) {
        String fast = some(said.fast() == null ? said.reasoning() : said.fast());
        String reasoning = said.reasoning() == null ? fast : said.reasoning();
        List<Model> fallback =
                said.fallback().stream().map(each -> some(models.get(each))).toList();
        Pool less = target(fast);
        Pool more = target(reasoning);
        return new Route(
                name,
                less,
                more,
                scale(name, said, less, more),
                signals(said.doubt()),
                fallback,
                slo(said),
                care(name, said.care()));
    }

    private Pool target(String name) {
        Pool pool = pools.get(name);
        return pool == null ? Pool.of(some(models.get(name))) : pool;
    }

    /// `ask-judge` without an answer means fast, as `when-unsure` does by default.
    private Scale scale(String name, RouteShape said, Pool fast, Pool reasoning) {
        RouteShape.Aim aim = said.aim();
        BigDecimal above = aim.reasoningAbove();
        boolean up = said.doubt().whenUnsure() == RouteShape.Unsure.REASONING;
        Scale scale =
                new Scale(
                        above == null ? Scale.DEFAULT.reasoningAbove() : above.doubleValue(),
                        Scale.DEFAULT.band(),
                        up ? Tier.REASONING : Tier.FAST,
                        estimators.artifact(aim),
                        estimators.calibration(aim),
                        target(aim, fast, reasoning));
        return scale.target().solved() ? Solver.solve(scale, scores.apply(name, scale)) : scale;
    }

    private static Target target(RouteShape.Aim aim, Pool fast, Pool reasoning) {
        if (aim.reasoningShare() != null) {
            return new Target(Target.Kind.SHARE, aim.reasoningShare().doubleValue(), 0, 0);
        }
        if (aim.reasoningPgr() != null) {
            return new Target(Target.Kind.PGR, aim.reasoningPgr().doubleValue(), 0, 0);
        }
        if (aim.lossLimit() != null) {
            return new Target(Target.Kind.LOSS, aim.lossLimit().doubleValue(), 0, 0);
        }
        if (aim.costLimit() != null) {
            // USD per thousand requests are thousand micro-dollars per request.
            double each = aim.costLimit().doubleValue() * 1_000;
            long less = micros(fast, FAST_OUTPUT);
            return new Target(Target.Kind.COST, each, less, micros(reasoning, REASONING_OUTPUT));
        }
        return Target.NONE;
    }

    /// What a request is taken to cost at the list price of the pool's first model.
    private static long micros(Pool pool, long output) {
        Price price = pool.models().getFirst().price();
        return price == null
                ? 0
                : (INPUT * price.input() + output * price.output()) / PICOS_PER_MICRO;
    }

    private static List<String> signals(RouteShape.Doubt doubt) {
        Set<String> names = new LinkedHashSet<>(doubt.signals());
        if (doubt.judge() != null) {
            names.add(DoubtChecks.JUDGE);
        }
        if (doubt.embedding() != null) {
            names.add(DoubtChecks.EMBEDDING);
        }
        return List.copyOf(names);
    }

    Opinions opinions(RouteShape said) {
        RouteShape.Asked judge = said.doubt().judge();
        RouteShape.Neighbours rows = said.doubt().embedding();
        RouteShape.Sampled blind = said.care().blindJudge();
        return new Opinions(
                judge == null ? null : asked(judge.model(), judge.spendPerDay()),
                rows == null ? null : estimators.file(some(rows.rows())),
                blind == null
                        ? null
                        : new Opinions.Blind(
                                asked(blind.model(), blind.spendPerDay()),
                                or(blind.share(), new BigDecimal("0.01")).doubleValue()));
    }

    private Opinions.Asked asked(@Nullable String name, @Nullable BigDecimal spendPerDay) {
        Model model = some(models.get(some(name)));
        Shape.Json patch = some(shape.models().get(model.name())).patch();
        Price price = model.price();
        return new Opinions.Asked(
                model.name(),
                model.provider().addresses().getFirst(),
                model.provider().apiKey(),
                model.upstream(),
                patch == null ? Map.of() : patch.members(),
                price == null ? 0 : price.input(),
                price == null ? 0 : price.output(),
                micros(or(spendPerDay, BigDecimal.ONE)));
    }

    private static Route.Slo slo(RouteShape said) {
        RouteShape.Promise promise = said.slo();
        return promise == null
                ? Route.Slo.NONE
                : new Route.Slo(
                        ttft(promise.fast()),
                        ttft(promise.reasoning()),
                        or(said.doubt().idleFleet(), false));
    }

    private static Route.Care care(String name, RouteShape.Care said) {
        RouteShape.Hedged hedge = said.hedge();
        return new Route.Care(
                or(said.minOutput(), Route.Care.DEFAULT.minOutput()),
                or(said.cascade(), Route.Care.DEFAULT.cascade()),
                hedge == null ? null : hedge(name, hedge),
                or(said.allowDowngrade(), false));
    }

    /// The share and the length are reliability.md's R28 and R27.
    private static Hedge hedge(String name, RouteShape.Hedged said) {
        return new Hedge(
                name,
                or(said.share(), new BigDecimal("0.02")).doubleValue(),
                micros(or(said.spendPerDay(), BigDecimal.ONE)),
                or(said.maxTokens(), 2_048));
    }

    private static long micros(BigDecimal usd) {
        return usd.movePointRight(6).longValue();
    }

    private static int ttft(@Nullable Speed speed) {
        return speed == null ? 0 : millis(speed.ttftP95(), 0);
    }
}
