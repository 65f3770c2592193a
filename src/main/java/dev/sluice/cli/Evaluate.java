package dev.sluice.cli;

import dev.sluice.training.Evaluation;
import dev.sluice.training.Unreadable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measures an artifact, and fits of one's own, beside baselines.
@Command(
        name = "evaluate",
        description =
                "Measures the complexity estimator on rows of recorded outcomes, beside random, length and"
                        + " keyword.",
        mixinStandardHelpOptions = true)
final class Evaluate implements Callable<Integer> {

    private static final int MOST_FOLDS = 20;

    @Spec private CommandSpec spec;

    @Option(
            names = "--rows",
            required = true,
            arity = "1..*",
            paramLabel = "FILES",
            description = "JSON lines with id, source, prompt, weak_correct, strong_correct")
    private List<Path> rows;

    @Option(
            names = "--artifact",
            paramLabel = "FILE",
            description = "what to measure (default: the shipped one)")
    private @Nullable Path artifact;

    @Option(
            names = "--folds",
            defaultValue = "5",
            description = "for fits of one's own; 1 for none (default: ${DEFAULT-VALUE})")
    private int folds;

    @Option(
            names = "--threshold",
            defaultValue = "0.3",
            description =
                    "probability from which on rows go up, whose share, quality, missed and wasted"
                            + " calls are shown; a route's is 0.05 above its reasoning-above, below"
                            + " it where when-unsure is reasoning (default: ${DEFAULT-VALUE})")
    private double threshold;

    @Option(names = "--report", paramLabel = "DIR", description = "where to write report.html")
    private @Nullable Path report;

    @Option(names = "--seed", defaultValue = "0", description = "default: ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() {
        if (folds < 1 || folds > MOST_FOLDS) {
            throw new ParameterException(
                    spec.commandLine(), "--folds: %d is not 1 to %d".formatted(folds, MOST_FOLDS));
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--threshold: %s is not 0 to 1".formatted(threshold));
        }
        Evaluation.Order order =
                new Evaluation.Order(rows, artifact, folds, threshold, report, seed);
        try {
            Evaluation.run(order, spec.commandLine().getOut(), spec.commandLine().getErr());
            return Exit.FINE;
        } catch (Unreadable no) {
            throw new ParameterException(spec.commandLine(), no.getMessage(), no);
        }
    }
}
