package dev.sluice.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// What loads and still looks wrong.
@Command(
        name = "lint",
        description = {
            "Reports what loads and still looks wrong: rules nothing can reach, pools a"
                    + " requirement empties, models without a price, unused definitions."
        },
        mixinStandardHelpOptions = true)
final class Lint implements Asking {

    private final Map<String, String> environment;

    @Spec private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "default: the server's")
    private @Nullable Path directory;

    Lint(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int ask(Engine engine, PrintWriter out) {
        Path config = Directory.of(directory, environment, spec.commandLine());
        List<String> advice = engine.advice(config);
        advice.forEach(out::println);
        if (advice.isEmpty()) {
            out.println(config + ": nothing to say");
        }
        return advice.isEmpty() ? Exit.FINE : Exit.FINDINGS;
    }
}
