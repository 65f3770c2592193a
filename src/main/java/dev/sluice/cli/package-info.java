/// The program: `sluice serve` and the verbs beside it, on the same engine as the server. [Main]
/// reads the arguments. Only `serve` opens ports; a verb owns stdout, diagnostics go to stderr.
/// Exit codes: [Exit].
@NullMarked
package dev.sluice.cli;

import org.jspecify.annotations.NullMarked;
