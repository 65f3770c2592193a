package dev.sluice.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the verbs ask of the gateway they are part of. Implemented over the installed extensions,
/// with every port closed and no lock held. Lines are for people and hold no secret.
interface Engine {

    /// Every problem of a configuration directory, one line each; empty when it would load.
    List<String> problems(Path config);

    /// What the linter has to say of it, problems first; empty when nothing.
    List<String> advice(Path config);

    /// The JSON Schema of the configuration files.
    String schema();

    /// What would happen to a request, step by step, without sending it.
    ///
    /// @param endpoint as in `wire.Endpoint#path`: `chat/completions`
    /// @param headers names in lower case, each with its values in order
    record Question(
            @Nullable String team,
            String endpoint,
            Map<String, List<String>> headers,
            byte[] body) {}

    /// The answer to a [Question].
    ///
    /// @param routed whether the request would reach a model
    record Answer(boolean routed, List<String> lines) {}

    Answer explain(Question question);

    /// What a configuration would change about recorded decisions. Throws IllegalArgumentException
    /// for a log that cannot be read; the message names it and the line.
    ///
    /// @param config what to try; its problems are the answer when it would not load
    /// @param data directory of the installation that wrote the logs
    Answer replay(Path config, Path data, List<Path> logs);
}
