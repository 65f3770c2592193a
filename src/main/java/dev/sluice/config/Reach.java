package dev.sluice.config;

import dev.sluice.complexity.Scale;
import dev.sluice.complexity.Target;
import dev.sluice.dial.Solver;
import dev.sluice.dial.Spread;
import dev.sluice.route.Route;
import java.util.Locale;

/// Proves that some request reaches each tier of a route, on the scores that are known: a threshold
/// that no score passes was never noticed elsewhere for months (routing-quality.md section 9). What
/// the reference already excludes is a problem. What recent traffic alone excludes is a warning:
/// the same files must not start on Monday and refuse on Tuesday.
record Reach(Findings findings, Known known) {

    /// Below this share a tier is as good as unused (routing-quality.md 5.3).
    private static final double SCARCE = 0.001;

    void run(Route route) {
        if (route.fast().equals(route.reasoning())) {
            return;
        }
        Scale scale = route.scale();
        Spread reference = Spread.reference(scale);
        Scale fitted = Solver.solve(scale, reference);
        double above = reference.above(fitted.cut());
        if (above <= 0 || above >= 1) {
            findings.problem(path(route), none(fitted, reference, above <= 0));
            return;
        }
        Spread known = known().scores().apply(route.name(), scale);
        double share = known.above(scale.cut());
        if (share < SCARCE || share > 1 - SCARCE) {
            String tier = share < SCARCE ? "reasoning" : "fast";
            double rest = Math.min(share, 1 - share);
            findings.warning(
                    path(route),
                    String.format(
                            Locale.ROOT,
                            "sends %.3f %% of %s to the %s tier; move it, or write reasoning-share",
                            100 * rest,
                            known.origin(),
                            tier));
        }
    }

    private static String none(Scale scale, Spread scores, boolean reasoning) {
        String cut = String.format(Locale.ROOT, "%.3f", scale.cut());
        return reasoning
                ? "reaches no reasoning: only a score above %s goes there, and of %s the highest is %.3f; %s"
                        .formatted(cut, scores.origin(), scores.highest(), fix(scale))
                : "reaches no fast tier: every score above %s goes to reasoning, and that is all of %s; %s"
                        .formatted(cut, scores.origin(), fix(scale));
    }

    private static String fix(Scale scale) {
        return scale.target().kind() == Target.Kind.ABOVE
                ? "move it, or write reasoning-share: 0.20"
                : "aim at more than nothing and less than everything";
    }

    /// The key to blame, or the route where none was written.
    private String path(Route route) {
        String path = "routes." + route.name();
        String key = path + "." + route.scale().target().kind().key();
        return findings.said(key) ? key : path;
    }
}
