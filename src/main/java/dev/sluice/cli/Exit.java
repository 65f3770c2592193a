package dev.sluice.cli;

import dev.sluice.WrongConfiguration;
import io.smallrye.config.ConfigValidationException;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What a verb's exit code says to a script.
final class Exit {

    static final int FINE = 0;

    /// The verb worked, and found something: problems, advice, a refusal.
    static final int FINDINGS = 1;

    /// Wrong arguments, or a file or variable they name cannot be used.
    static final int USAGE = 2;

    /// There is no gateway at the address, or none that answers.
    static final int UNREACHABLE = 3;

    /// `serve` with a configuration it cannot start with (`EX_CONFIG` of sysexits.h): a supervisor
    /// need not try again.
    static final int CONFIGURATION = 78;

    private Exit() {}

    /// The code of a start that failed, after saying why on stderr: at that moment nothing is set
    /// up that could log.
    static int because(int code, @Nullable Throwable fault, PrintWriter err) {
        if (fault == null) {
            return code;
        }
        Throwable root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        List<String> wrong = wrong(root);
        if (wrong.isEmpty()) {
            err.println("sluice: cannot start: " + told(root));
        }
        wrong.forEach(err::println);
        err.flush();
        return wrong.isEmpty() ? code : CONFIGURATION;
    }

    /// Netty says neither which address nor whose, and of a limit what it was at when it met it.
    private static String told(Throwable root) {
        String said = "" + root.getMessage();
        if (said.endsWith("Address already in use")) {
            return "the data or the management port is taken by another process; stop that one, or"
                    + " set QUARKUS_HTTP_PORT or QUARKUS_MANAGEMENT_PORT";
        }
        if (said.contains("Too many open files")) {
            return "the process may open too few files; raise the limit, as by: ulimit -n 32768";
        }
        return root instanceof BindException ? said : root.toString();
    }

    /// What is wrong with the configuration, or with settings that Quarkus cannot convert; empty
    /// for another fault.
    private static List<String> wrong(Throwable root) {
        return switch (root) {
            case WrongConfiguration ours -> List.of(String.valueOf(ours.getMessage()));
            case ConfigValidationException theirs ->
                    IntStream.range(0, theirs.getProblemCount())
                            .mapToObj(i -> theirs.getProblem(i).getMessage())
                            .toList();
            case Throwable _ -> List.of();
        };
    }
}
