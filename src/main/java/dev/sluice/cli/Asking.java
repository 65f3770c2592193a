package dev.sluice.cli;

import java.io.PrintWriter;

/// A verb that needs the [Engine]: it runs inside the booted application, everything else before
/// it.
interface Asking {

    /// The exit code.
    int ask(Engine engine, PrintWriter out);
}
