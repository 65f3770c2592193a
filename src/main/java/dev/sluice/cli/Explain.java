package dev.sluice.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where a request would go, and why, without sending it.
@Command(
        name = "explain",
        description = "Shows step by step where a request would go, without sending it.",
        mixinStandardHelpOptions = true)
final class Explain implements Asking {

    @Spec private CommandSpec spec;

    @Option(
            names = "--team",
            description = "the team that asks (default: the only one, or 'default')")
    private @Nullable String team;

    @Option(
            names = "--request",
            required = true,
            paramLabel = "FILE",
            description = "the body as a client would send it")
    private Path request;

    @Option(
            names = "--endpoint",
            defaultValue = "chat/completions",
            description = "the path below /v1 (default: ${DEFAULT-VALUE})")
    private String endpoint;

    @Option(
            names = "--header",
            paramLabel = "NAME: VALUE",
            description = "a header of the client, such as 'x-sluice-tags: pii'; repeatable")
    private List<String> headers = List.of();

    @Override
    public int ask(Engine engine, PrintWriter out) {
        Engine.Answer answer =
                engine.explain(new Engine.Question(team, endpoint, parsed(), body()));
        answer.lines().forEach(out::println);
        return answer.routed() ? Exit.FINE : Exit.FINDINGS;
    }

    /// One that is given twice has both values, as over HTTP.
    private Map<String, List<String>> parsed() {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (String header : headers) {
            int colon = header.indexOf(':');
            if (colon <= 0) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--header: '%s' is not 'name: value'".formatted(header));
            }
            String name = header.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            byName.computeIfAbsent(name, _ -> new ArrayList<>())
                    .add(header.substring(colon + 1).strip());
        }
        return byName;
    }

    private byte[] body() {
        try {
            return Files.readAllBytes(request);
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "--request: '%s' cannot be read".formatted(request), e);
        }
    }
}
