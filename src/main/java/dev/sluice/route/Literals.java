package dev.sluice.route;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.sluice.team.Team;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Checks what a condition compares with words and numbers written in it: with one that never
/// comes, a rule would never apply, and nobody be told.
///
/// @param nodes of the parsed condition, all of them
record Literals(String when, List<CelExpr> nodes) {

    private static final String LABELS = "team.labels";

    /// All that a variable of [CelRule#VARIABLES] can be; nothing where that is open.
    private static List<String> words(String variable) {
        return switch (variable) {
            case "complexity.tier" -> Stream.of(Tier.values()).map(CelRule::word).toList();
            case "complexity.language" -> List.of("ko", "en", "ja", "zh", "und");
            case "request.endpoint" -> Stream.of(Endpoint.values()).map(CelRule::word).toList();
            case "now.weekday" -> IntStream.rangeClosed(1, 7).mapToObj(String::valueOf).toList();
            case "now.hour" -> IntStream.rangeClosed(0, 23).mapToObj(String::valueOf).toList();
            default -> List.of();
        };
    }

    /// A label that is read must be there, or be asked for by `has(...)` or `in` somewhere in the
    /// same condition; what is compared with a word must be able to be it. Returns the regular
    /// expressions that stand there as they are.
    List<String> check(Team team) {
        List<String> patterns = new ArrayList<>();
        Set<String> known = labels(team);
        for (CelExpr node : nodes) {
            String label = label(node);
            if (!label.isEmpty() && !known.contains(label)) {
                String lacks =
                        "team '%1$s' has no label '%2$s'; add it, or ask has(team.labels.%2$s) first";
                throw Conditions.bad(when, lacks.formatted(team.id(), label));
            }
            if (calls(node, "_==_") || calls(node, "_!=_")) {
                compared(argument(node, 0), List.of(argument(node, 1)));
                compared(argument(node, 1), List.of(argument(node, 0)));
            } else if (calls(node, "@in") && argument(node, 1).getKind() == Kind.LIST) {
                compared(argument(node, 0), argument(node, 1).list().elements());
            } else if (calls(node, "matches")) {
                patterns.add(literal(node.call().args().getLast()));
            }
        }
        return patterns;
    }

    private Set<String> labels(Team team) {
        Set<String> known = new HashSet<>(team.labels().keySet());
        for (CelExpr node : nodes) {
            if (node.getKind() == Kind.SELECT
                    && node.select().testOnly()
                    && name(node.select().operand()).equals(LABELS)) {
                known.add(node.select().field());
            } else if (calls(node, "@in") && name(argument(node, 1)).equals(LABELS)) {
                known.add(literal(argument(node, 0)));
            }
        }
        return known;
    }

    private void compared(CelExpr variable, List<CelExpr> others) {
        List<String> words = words(name(variable));
        for (CelExpr other : others) {
            String said = literal(other);
            if (!words.isEmpty() && !said.isEmpty() && !words.contains(said)) {
                String never = name(variable) + " is never " + said + "; known: ";
                throw Conditions.bad(when, never + String.join(", ", words));
            }
        }
    }

    /// The label that a node reads; empty when it reads none.
    private static String label(CelExpr node) {
        if (node.getKind() == Kind.SELECT && name(node.select().operand()).equals(LABELS)) {
            return node.select().testOnly() ? "" : node.select().field();
        }
        boolean indexed = calls(node, "_[_]") && name(argument(node, 0)).equals(LABELS);
        return indexed ? literal(argument(node, 1)) : "";
    }

    /// `request.model`; empty for anything else.
    private static String name(CelExpr node) {
        boolean dotted =
                node.getKind() == Kind.SELECT && node.select().operand().getKind() == Kind.IDENT;
        return dotted ? node.select().operand().ident().name() + "." + node.select().field() : "";
    }

    private static boolean calls(CelExpr node, String function) {
        return node.getKind() == Kind.CALL && node.call().function().equals(function);
    }

    private static CelExpr argument(CelExpr call, int index) {
        return call.call().args().get(index);
    }

    /// A text or a whole number, as it would be written without quotes; empty for anything else.
    private static String literal(CelExpr node) {
        if (node.getKind() != Kind.CONSTANT) {
            return "";
        }
        CelConstant said = node.constant();
        boolean whole = said.getKind() == CelConstant.Kind.INT64_VALUE;
        boolean text = said.getKind() == CelConstant.Kind.STRING_VALUE;
        return text ? said.stringValue() : whole ? String.valueOf(said.int64Value()) : "";
    }
}
