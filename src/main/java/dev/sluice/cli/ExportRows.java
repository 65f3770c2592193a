package dev.sluice.cli;

import dev.sluice.decisions.DecisionLog;
import dev.sluice.replay.Rows;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Recorded decisions with their outcomes, as rows for `fit`.
@Command(
        name = "export-rows",
        description = "Turns decisions with outcomes into rows that fit reads.",
        mixinStandardHelpOptions = true)
final class ExportRows implements Callable<Integer> {

    private final Map<String, String> environment;

    @Spec private CommandSpec spec;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "FILE",
            description = "a decision log; repeatable, oldest first")
    private List<Path> logs = List.of();

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the rows")
    private Path out;

    @Option(names = "--team", description = "only this team's (default: all)")
    private @Nullable String team;

    ExportRows(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        long[] counts = new long[2];
        try {
            Rows made = new Rows(Directory.seal(Directory.data(environment)));
            export(made, counts);
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), String.valueOf(unreadable.getMessage()), unreadable);
        } catch (IOException | UncheckedIOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--out: '%s' cannot be written".formatted(out), e);
        }
        spec.commandLine()
                .getErr()
                .println("%d rows from %d decisions".formatted(counts[1], counts[0]));
        return counts[1] > 0 ? Exit.FINE : Exit.FINDINGS;
    }

    /// What was there before stays until all rows are written; a pipe has them as they come.
    /// Prompts may stand in them, and a temporary file is its owner's alone.
    ///
    /// @param counts decisions, then rows
    private void export(Rows made, long[] counts) throws IOException {
        for (Path log : logs) {
            if (Files.exists(out) && Files.exists(log) && Files.isSameFile(out, log)) {
                throw new IllegalArgumentException(
                        "--out: '%s' is a log that is read; name another file".formatted(out));
            }
        }
        if (Files.exists(out) && !Files.isRegularFile(out)) {
            export(made, counts, out);
            return;
        }
        Path part =
                Files.createTempFile(
                        out.toAbsolutePath().getParent(), out.getFileName().toString(), ".part");
        try {
            export(made, counts, part);
            Files.move(part, out, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void export(Rows made, long[] counts, Path to) throws IOException {
        try (BufferedWriter rows = Files.newBufferedWriter(to)) {
            new DecisionLog(logs)
                    .each(record -> {
                        if (team == null || team.equals(record.asked().team())) {
                            counts[0]++;
                            made.row(record)
                                    .ifPresent(row -> {
                                        counts[1]++;
                                        write(rows, row);
                                    });
                        }
                    });
        }
    }

    private static void write(BufferedWriter rows, String row) {
        try {
            rows.write(row);
            rows.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
