package dev.sluice.cli;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.security.SecureRandom;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/// Reads the arguments and runs one verb. Without arguments it serves, which is what containers and
/// dev mode start. The arguments are read before anything boots, so that a typo costs nothing.
@QuarkusMain
public final class Main {

    private static final String[] SERVE = {"serve"};

    private Main() {}

    public static void main(String... args) {
        int code = run(args.length == 0 ? SERVE : args);
        if (ends(code, LaunchMode.current())) {
            System.exit(code);
        }
    }

    /// In dev mode the process outlives its main method. Else it ends here, whatever threads a
    /// shutdown that went wrong has left.
    static boolean ends(int code, LaunchMode mode) {
        return code != Exit.FINE || mode == LaunchMode.NORMAL;
    }

    private static int run(String... args) {
        CommandLine line = Sluice.commandLine(System.getenv(), new SecureRandom());
        return Sluice.run(line.setExecutionStrategy(parsed -> execute(parsed, args)), args);
    }

    private static int execute(ParseResult parsed, String... args) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        return Sluice.verb(parsed) instanceof Asking
                ? Booted.boot(args)
                : new CommandLine.RunLast().execute(parsed);
    }
}
