package dev.sluice.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;

/// For editors: what the configuration files may hold.
@Command(
        name = "schema",
        description = "Prints the JSON Schema of the configuration files.",
        mixinStandardHelpOptions = true)
final class Schema implements Asking {

    @Override
    public int ask(Engine engine, PrintWriter out) {
        out.println(engine.schema());
        return Exit.FINE;
    }
}
