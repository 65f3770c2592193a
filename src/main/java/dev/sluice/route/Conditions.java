package dev.sluice.route;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.sluice.team.Team;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// `when` of a rule: CEL, type-checked against [CelRule#VARIABLES]. Its own file because of the
/// library: no other class knows more of CEL than a finished program.
final class Conditions {

    private static final Set<String> ROOTS = Set.of("request", "complexity", "team", "now");

    /// Bounds what one evaluation can cost: the length of a condition, its nesting, and the rounds
    /// of all its loops together (chosen: a loop over 16 tags, four times over, fits easily).
    private static final CelOptions BOUNDS =
            CelOptions.current()
                    .maxExpressionCodePointSize(2_000)
                    .maxParseRecursionDepth(32)
                    .comprehensionMaxIterations(256)
                    .maxRegexProgramSize(512)
                    .enableHeterogeneousNumericComparisons(true)
                    .build();

    private final CelCompiler compiler = compiler();
    private final CelRuntime runtime =
            CelRuntimeFactory.plannerRuntimeBuilder().setOptions(BOUNDS).build();

    private static CelCompiler compiler() {
        CelCompilerBuilder builder =
                CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(BOUNDS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setResultType(SimpleType.BOOL);
        CelRule.VARIABLES.forEach((name, variable) -> builder.addVar(name, variable.type()));
        return builder.build();
    }

    /// Throws [Rules.Bad] that quotes the condition.
    CelRuntime.Program compile(String when, Team team) {
        try {
            CelAbstractSyntaxTree parsed = compiler.parse(when).getAst();
            List<CelExpr> nodes =
                    CelNavigableAst.fromAst(parsed)
                            .getRoot()
                            .allNodes()
                            .map(n -> n.expr())
                            .toList();
            nodes.forEach(node -> checkName(when, node));
            CelAbstractSyntaxTree checked = compiler.check(parsed).getAst();
            new Literals(when, nodes).check(team).forEach(pattern -> pattern(when, pattern));
            return runtime.createProgram(checked);
        } catch (CelValidationException wrong) {
            throw bad(when, describe(when, wrong.getErrors().getFirst()));
        } catch (CelEvaluationException wrong) {
            throw bad(when, String.valueOf(wrong.getMessage()));
        }
    }

    /// One that is none would fail at each call, and a rule that denies would deny them all.
    private void pattern(String when, String pattern) {
        try {
            runtime.createProgram(compiler.compile("''.matches(request.user)").getAst())
                    .eval(Map.of("request.user", pattern));
        } catch (CelValidationException | CelEvaluationException wrong) {
            String why = String.valueOf(wrong.getMessage()).replaceAll(".*regexp: ", "");
            String form = "'%s' is not a regular expression (%s); write one of RE2";
            throw bad(when, form.formatted(pattern, why));
        }
    }

    private static String describe(String when, CelIssue issue) {
        String said =
                issue.getMessage()
                        .replaceAll("(?s) (\\(candidates:|\\(in container|expecting \\{).*", "");
        CelSourceLocation at = issue.getSourceLocation();
        String line = when.strip().contains("\n") ? "line " + at.getLine() + ", " : "";
        String column = line + "column " + (at.getColumn() + 1) + ": " + said;
        return said.startsWith("undeclared reference")
                ? column + "; known: " + String.join(", ", new TreeSet<>(ROOTS))
                : column;
    }

    /// `request.modle`: the checker would only say that `request` does not exist.
    private static void checkName(String when, CelExpr node) {
        if (node.getKind() != Kind.SELECT || node.select().operand().getKind() != Kind.IDENT) {
            return;
        }
        String root = node.select().operand().ident().name();
        String name = root + "." + node.select().field();
        if (ROOTS.contains(root) && !CelRule.VARIABLES.containsKey(name)) {
            TreeSet<String> known = new TreeSet<>(CelRule.VARIABLES.keySet());
            known.removeIf(other -> !other.startsWith(root + "."));
            throw bad(when, "'" + name + "' does not exist; known: " + String.join(", ", known));
        }
    }

    /// On one line, however many the condition has.
    static Rules.Bad bad(String when, String what) {
        String shown = when.strip().replaceAll("\\s*\\R\\s*", " ");
        return new Rules.Bad("when", "`" + shown + "`: " + what);
    }
}
