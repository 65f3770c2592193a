package dev.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs the gateway until it is told to stop. A start that fails on its configuration throws
/// `PreventFurtherStepsException` with [Exit#CONFIGURATION], whose code is passed on here.
@Command(
        name = "serve",
        description = "Runs the gateway until SIGTERM or SIGINT.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Option(
            names = "--last-good",
            description =
                    "Keep the configuration in force under the data directory, and start from it when the files are"
                            + " broken.")
    private boolean lastGood;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (lastGood) {
            System.setProperty("sluice.last-good", "true");
        }
        return Booted.run(null, spec.commandLine().getErr());
    }
}
