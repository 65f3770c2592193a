package dev.sluice.cli;

import dev.sluice.training.Fit;
import dev.sluice.training.Unreadable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Fits the complexity estimator to rows of recorded outcomes.
@Command(
        name = "fit",
        description =
                "Fits the complexity estimator to rows of recorded outcomes; writes FILE and its card.",
        mixinStandardHelpOptions = true)
final class FitRows implements Callable<Integer> {

    /// Names the commit of this program: an image's build says it, `./sluice` asks git.
    private static final String COMMIT = "SLUICE_REVISION";

    private final Map<String, String> environment;

    @Spec private CommandSpec spec;

    @Option(
            names = "--rows",
            required = true,
            arity = "1..*",
            paramLabel = "FILES",
            description = "JSON lines with id, source, prompt, weak_correct, strong_correct")
    private List<Path> rows;

    @Option(
            names = "--permit",
            paramLabel = "FILE",
            description = "'source: licence' lines: what --ship may use")
    private @Nullable Path permit;

    @Option(
            names = "--ship",
            description =
                    "for weights that are given away: refuse other sources, keep no shipped weights")
    private boolean ship;

    @Option(
            names = "--from",
            paramLabel = "ARTIFACT",
            description =
                    "whose weights are kept below 200 rows (default: the shipped one; with --ship:"
                            + " none); not used from 200 on")
    private @Nullable Path from;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "such as mine-1.bin")
    private Path out;

    @Option(names = "--seed", defaultValue = "0", description = "default: ${DEFAULT-VALUE}")
    private long seed;

    FitRows(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        if (ship && permit == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--ship: needs --permit FILE, which says what may be shipped");
        }
        String commit = environment.getOrDefault(COMMIT, "unknown");
        Fit.Order order = new Fit.Order(rows, permit, ship, from, out, seed, commit);
        try {
            Fit.run(order, spec.commandLine().getOut(), spec.commandLine().getErr());
            return Exit.FINE;
        } catch (Unreadable no) {
            throw new ParameterException(spec.commandLine(), no.getMessage(), no);
        }
    }
}
