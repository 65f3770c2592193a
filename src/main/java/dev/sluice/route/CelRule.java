package dev.sluice.route;

import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelVariableResolver;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A rule as a team wrote it, compiled. Each variable is a name with a dot, asked for only when the
/// condition reads it, so that nothing is gathered into maps (performance.md section 2).
///
/// @param condition null: always
/// @param closed what holds when the condition fails at run time
record CelRule(String name, @Nullable Program condition, Verdict verdict, Verdict closed)
        implements Rule {

    /// What a condition may read, in the order of docs/configuration.md.
    static final Map<String, Variable> VARIABLES = variables();

    /// One row: what the type check is told, and where the value comes from.
    record Variable(CelType type, Function<Situation, Object> value) {}

    @Override
    public Verdict consider(Situation when) {
        return condition == null || holds(condition, when) ? verdict : Verdict.Pass.PASS;
    }

    @Override
    public Verdict onFailure() {
        return closed;
    }

    private static boolean holds(Program condition, Situation when) {
        CelVariableResolver resolver =
                name -> {
                    Variable variable = VARIABLES.get(name);
                    return variable == null
                            ? Optional.empty()
                            : Optional.of(variable.value().apply(when));
                };
        try {
            return Boolean.TRUE.equals(condition.eval(resolver));
        } catch (CelEvaluationException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    /// Unsaid is -1 for `maxTokens`, NaN (greater and less than nothing) for the temperature and
    /// the probability, the empty text elsewhere. `spentShare` is 0 until budgets are enforced.
    private static Map<String, Variable> variables() {
        Map<String, Variable> all = new LinkedHashMap<>();
        CelType texts = ListType.create(STRING);
        add(all, "request.endpoint", STRING, s -> word(s.ask().endpoint()));
        add(all, "request.model", STRING, s -> s.ask().model());
        add(all, "request.stream", BOOL, s -> s.ask().streams());
        add(all, "request.bodyBytes", INT, s -> (long) s.ask().body().length());
        add(all, "request.promptTokens", INT, s -> (long) s.ask().promptTokens());
        add(all, "request.turns", INT, s -> (long) s.ask().content().turns());
        add(all, "request.maxTokens", INT, s -> (long) s.ask().options().maxTokens());
        add(all, "request.temperature", DOUBLE, s -> s.ask().options().temperature());
        add(all, "request.tools", INT, s -> (long) s.ask().content().tools());
        add(all, "request.toolResults", INT, s -> (long) s.ask().content().toolResults());
        add(all, "request.images", INT, s -> (long) s.ask().content().images());
        add(all, "request.audio", INT, s -> (long) s.ask().content().audio());
        add(all, "request.video", INT, s -> (long) s.ask().content().video());
        add(all, "request.files", INT, s -> (long) s.ask().content().files());
        add(all, "request.jsonSchema", BOOL, s -> s.ask().options().jsonSchema());
        add(all, "request.reasoningEffort", STRING, s -> text(s.ask().options().reasoningEffort()));
        add(all, "request.tags", texts, s -> s.wishes().tags());
        add(all, "request.user", STRING, s -> text(s.ask().options().user()));
        add(all, "complexity.probability", DOUBLE, s -> s.complexity().probability());
        add(all, "complexity.tier", STRING, s -> word(s.complexity().tier()));
        add(all, "complexity.language", STRING, s -> s.complexity().language());
        add(all, "complexity.confident", BOOL, s -> s.complexity().confident());
        add(all, "complexity.signals", texts, s -> s.complexity().reasons());
        add(all, "team.id", STRING, s -> s.team().id());
        add(all, "team.labels", MapType.create(STRING, STRING), s -> s.team().labels());
        add(all, "team.spentShare", DOUBLE, _ -> 0.0);
        add(all, "now.hour", INT, s -> (long) s.moment().hour());
        add(all, "now.weekday", INT, s -> (long) s.moment().weekday());
        add(all, "now.utc", STRING, s -> s.moment().utc());
        return Collections.unmodifiableMap(all);
    }

    private static void add(
            Map<String, Variable> all, String name, CelType type, Function<Situation, Object> of) {
        all.put(name, new Variable(type, of));
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String said) {
        return said == null ? "" : said;
    }
}
