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

/// Whether a configuration would load.
@Command(
        name = "validate",
        description = "Reads a configuration directory and reports every problem, one line each.",
        mixinStandardHelpOptions = true)
final class Validate implements Asking {

    private final Map<String, String> environment;

    @Spec private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "default: the server's")
    private @Nullable Path directory;

    Validate(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int ask(Engine engine, PrintWriter out) {
        Path config = Directory.of(directory, environment, spec.commandLine());
        List<String> problems = engine.problems(config);
        problems.forEach(out::println);
        if (problems.isEmpty()) {
            out.println(config + ": fine");
        }
        return problems.isEmpty() ? Exit.FINE : Exit.FINDINGS;
    }
}
