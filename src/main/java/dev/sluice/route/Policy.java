package dev.sluice.route;

import dev.sluice.ask.Patch;
import dev.sluice.route.Rule.Situation;
import dev.sluice.route.Rule.Verdict;
import dev.sluice.team.RuleText.Prefer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a team's rules say about one request, walked in written order until one decides. One
/// thread, one call.
final class Policy {

    final List<Map<String, List<String>>> require = new ArrayList<>(4);
    @Nullable Prefer prefer;
    Patch patch = Patch.NONE;
    boolean fallback = true;

    /// The rule that decided, `TEAM/RULE NAME`, and its verdict; `none` and null when none did.
    String by = "none";

    Verdict.@Nullable Pick pick;
    Verdict.@Nullable Deny deny;

    /// @param label `TEAM/RULE NAME`
    record Labelled(String label, Rule rule) {}

    /// @param pinned the caller named a model: a pick chooses nothing, all it requires still holds,
    ///   and the rules after it are heard
    Policy(List<Labelled> rules, Situation when, boolean pinned, Trace trace) {
        for (Labelled rule : rules) {
            Verdict verdict = consider(rule, when, pinned, trace);
            switch (verdict) {
                case Verdict.Pass _ -> {}
                case Verdict.Narrow narrow -> add(narrow);
                case Verdict.Pick said -> {
                    add(said.narrow());
                    pick = pinned ? null : said;
                }
                case Verdict.Deny said -> deny = said;
            }
            if (pick != null || deny != null) {
                by = rule.label();
                return;
            }
        }
    }

    /// An extension may throw anything; that must not break the call.
    private static Verdict consider(Labelled rule, Situation when, boolean pinned, Trace trace) {
        try {
            Verdict verdict = rule.rule().consider(when);
            trace.rule(rule.label(), effect(verdict, pinned));
            return verdict;
        } catch (RuntimeException failure) {
            trace.rule(rule.label(), "failed");
            return rule.rule().onFailure();
        }
    }

    private static String effect(Verdict verdict, boolean pinned) {
        return switch (verdict) {
            case Verdict.Pass _ -> "passed";
            case Verdict.Narrow _ -> "narrowed";
            case Verdict.Pick said when pinned ->
                    said.narrow().equals(Verdict.Narrow.NOTHING) ? "passed" : "narrowed";
            case Verdict.Pick _ -> "picked";
            case Verdict.Deny _ -> "denied";
        };
    }

    /// Requirements add up; a later preference replaces an earlier one, a later patch goes on top.
    private void add(Verdict.Narrow narrow) {
        if (!narrow.require().isEmpty()) {
            require.add(narrow.require());
        }
        fallback &= narrow.fallback();
        if (narrow.prefer() != null) {
            prefer = narrow.prefer();
        }
        if (!narrow.patch().isEmpty()) {
            patch = patch.isEmpty() ? narrow.patch() : patch.then(narrow.patch());
        }
    }
}
