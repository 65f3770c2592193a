package dev.sluice.cli;

import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;

/// Runs the gateway until it is told to stop. A start that fails on its configuration throws
/// `PreventFurtherStepsException` with [Exit#CONFIGURATION], whose code is passed on here.
@Command(
        name = "serve",
        description = "Runs the gateway until SIGTERM or SIGINT.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Override
    public Integer call() {
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(null, (exit, fault) -> code.set(Exit.because(exit, fault)));
        return code.get();
    }
}
