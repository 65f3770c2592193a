package dev.sluice.cli;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// An [Asking] verb inside the application, for its installed extensions: no port is open, and logs
/// go to stderr, warnings and worse alone.
@Singleton
final class Booted implements QuarkusApplication {

    /// `sluice.verb` tells start-up observers that nothing is served: no simulator, no journal, no
    /// watcher.
    private static final Map<String, String> QUIET =
            Map.of(
                    "sluice.verb", "true",
                    "quarkus.http.host-enabled", "false",
                    "quarkus.management.host-enabled", "false",
                    "quarkus.banner.enabled", "false",
                    "quarkus.log.level", "WARN",
                    "quarkus.log.console.stderr", "true");

    private final Instance<Engine> engine;

    @Inject
    Booted(Instance<Engine> engine) {
        this.engine = engine;
    }

    static int boot(String... args) {
        QUIET.forEach(System::setProperty);
        return run(
                Booted.class,
                Sluice.commandLine(System.getenv(), new SecureRandom()).getErr(),
                args);
    }

    /// Runs the application to its end. What stops it before its log is set up (an unknown server
    /// setting, for one) is told on `err`: nobody else would.
    static int run(
            @Nullable Class<? extends QuarkusApplication> application,
            PrintWriter err,
            String... args) {
        AtomicInteger code = new AtomicInteger();
        Quarkus.run(application, (exit, fault) -> code.set(Exit.because(exit, fault, err)), args);
        return code.get();
    }

    @Override
    public int run(String... args) {
        CommandLine line = Sluice.commandLine(System.getenv(), new SecureRandom());
        return Sluice.run(line.setExecutionStrategy(this::ask), args);
    }

    private int ask(ParseResult parsed) {
        CommandLine line = parsed.commandSpec().commandLine();
        return ((Asking) Sluice.verb(parsed)).ask(engine.get(), line.getOut());
    }
}
