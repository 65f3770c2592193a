package dev.sluice.cli;

import dev.sluice.training.Scoring;
import dev.sluice.training.Unreadable;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Scores rows, so that an outside judge can measure the estimator.
@Command(
        name = "score",
        description =
                "Reads rows with id and prompt on stdin, writes id and calibrated probability on stdout.",
        mixinStandardHelpOptions = true)
final class Score implements Callable<Integer> {

    private final InputStream in;

    @Spec private CommandSpec spec;

    @Option(
            names = "--artifact",
            paramLabel = "FILE",
            description = "what scores (default: the shipped one)")
    private @Nullable Path artifact;

    Score(InputStream in) {
        this.in = in;
    }

    @Override
    public Integer call() {
        try {
            CommandLine line = spec.commandLine();
            Scoring.by(artifact, line.getErr()).run(in, line.getOut());
            return Exit.FINE;
        } catch (Unreadable no) {
            throw new ParameterException(spec.commandLine(), no.getMessage(), no);
        }
    }
}
