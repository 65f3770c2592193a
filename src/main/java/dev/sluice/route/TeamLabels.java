package dev.sluice.route;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.sluice.team.Team;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks what a condition reads of its team's labels.
final class TeamLabels {

    private TeamLabels() {}

    /// A label that is read must be there, or be asked for by `has(...)` or `in` somewhere in the
    /// same condition.
    static void check(String when, List<CelExpr> nodes, Team team) {
        Set<String> guarded = new HashSet<>(team.labels().keySet());
        for (CelExpr node : nodes) {
            if (node.getKind() == Kind.SELECT
                    && node.select().testOnly()
                    && isLabels(node.select().operand())) {
                guarded.add(node.select().field());
            } else if (isCall(node, "@in") && isLabels(node.call().args().get(1))) {
                guarded.add(constant(node.call().args().get(0)));
            }
        }
        for (CelExpr node : nodes) {
            String label = label(node);
            if (label != null && !guarded.contains(label)) {
                throw Conditions.bad(
                        when,
                        "team '%s' has no label '%s'; add it, or ask has(team.labels.%s) first"
                                .formatted(team.id(), label, label));
            }
        }
    }

    /// The label that a node reads, or null.
    private static @Nullable String label(CelExpr node) {
        if (node.getKind() == Kind.SELECT && isLabels(node.select().operand())) {
            return node.select().testOnly() ? null : node.select().field();
        }
        boolean indexed = isCall(node, "_[_]") && isLabels(node.call().args().get(0));
        String constant = indexed ? constant(node.call().args().get(1)) : "";
        return constant.isEmpty() ? null : constant;
    }

    private static boolean isLabels(CelExpr node) {
        return node.getKind() == Kind.SELECT
                && node.select().field().equals("labels")
                && node.select().operand().getKind() == Kind.IDENT
                && node.select().operand().ident().name().equals("team");
    }

    private static boolean isCall(CelExpr node, String function) {
        return node.getKind() == Kind.CALL
                && node.call().function().equals(function)
                && node.call().args().size() == 2;
    }

    private static String constant(CelExpr node) {
        boolean text =
                node.getKind() == Kind.CONSTANT
                        && node.constant().getKind() == CelConstant.Kind.STRING_VALUE;
        return text ? node.constant().stringValue() : "";
    }
}
