package dev.sluice.cli;

/// What a verb's exit code says to a script.
final class Exit {

    static final int FINE = 0;

    /// The verb worked, and found something: problems, advice, a refusal.
    static final int FINDINGS = 1;

    /// Wrong arguments, or a file or variable they name cannot be used.
    static final int USAGE = 2;

    /// `serve` with a configuration it cannot start with (`EX_CONFIG` of sysexits.h): a supervisor
    /// need not try again.
    static final int CONFIGURATION = 78;

    private Exit() {}
}
