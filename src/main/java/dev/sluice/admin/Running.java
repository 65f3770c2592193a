package dev.sluice.admin;

import dev.sluice.config.Problem;
import dev.sluice.live.Live;
import java.util.List;

/// What [SystemResource] tells.
///
/// @param hour names whose last hour is kept
record Running(
        Build build,
        Where admin,
        InForce configuration,
        List<Standing> targets,
        Held decisions,
        Memory memory,
        Live.Held hour,
        LogLevel.Now logLevel) {

    /// @param estimator the version of the shipped complexity weights
    record Build(
            String version,
            String revision,
            String java,
            String instance,
            long startedAt,
            String estimator) {}

    /// @param key whether one must sign in
    /// @param dataPort where callers come in
    record Where(int port, boolean ownPort, boolean key, int dataPort) {}

    record InForce(String hash, long generation, List<Problem> problems, List<Problem> warnings) {}

    /// @param log whether a decision log is on disk
    record Held(int held, boolean log) {}

    /// In bytes.
    record Memory(long heapUsed, long heapMax) {}
}
