package dev.sluice.cli;

import dev.sluice.WrongConfiguration;
import java.io.PrintWriter;
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
        err.println(
                root instanceof WrongConfiguration
                        ? root.getMessage()
                        : "sluice: cannot start: " + root);
        err.flush();
        return root instanceof WrongConfiguration ? CONFIGURATION : code;
    }
}
