package dev.sluice.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What another configuration would have done with recorded decisions.
@Command(
        name = "replay",
        description = "Makes the decisions of a log again under a configuration, and compares.",
        mixinStandardHelpOptions = true)
final class WhatIf implements Asking {

    private final Map<String, String> environment;

    @Spec private CommandSpec spec;

    @Option(
            names = "--log",
            required = true,
            paramLabel = "FILE",
            description = "a decision log; repeatable, oldest first")
    private List<Path> logs = List.of();

    @Option(
            names = "--config",
            paramLabel = "DIR",
            description = "the configuration to try (default: the server's)")
    private @Nullable Path config;

    WhatIf(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public int ask(Engine engine, PrintWriter out) {
        try {
            Engine.Answer answer =
                    engine.replay(
                            Directory.of(config, environment, spec.commandLine()),
                            Directory.data(environment),
                            logs);
            answer.lines().forEach(out::println);
            return answer.routed() ? Exit.FINE : Exit.FINDINGS;
        } catch (IllegalArgumentException unreadable) {
            throw new ParameterException(
                    spec.commandLine(), String.valueOf(unreadable.getMessage()), unreadable);
        }
    }
}
