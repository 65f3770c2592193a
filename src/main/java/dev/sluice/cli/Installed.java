package dev.sluice.cli;

import dev.sluice.Inquiry;
import dev.sluice.config.Configuration;
import dev.sluice.config.Configurations;
import dev.sluice.config.Loading;
import dev.sluice.config.Problem;
import dev.sluice.config.Schema;
import dev.sluice.config.Snapshot;
import dev.sluice.decisions.DecisionLog;
import dev.sluice.decisions.Seal;
import dev.sluice.replay.Replay;
import dev.sluice.replay.Report;
import dev.sluice.wire.Call;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Envelope;
import dev.sluice.wire.Ids;
import dev.sluice.wire.Refused;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.TypeConversionException;

/// The engine of the process itself: the same rooms as the server's, with its extensions.
@Singleton
final class Installed implements Engine {

    private final Configurations configurations;
    private final Configuration own;
    private final Inquiry inquiry;

    Installed(Configurations configurations, Configuration own, Inquiry inquiry) {
        this.configurations = configurations;
        this.own = own;
        this.inquiry = inquiry;
    }

    @Override
    public List<String> problems(Path config) {
        return switch (configurations.in(config).load()) {
            case Loading.Loaded _ -> List.of();
            case Loading.Rejected(List<Problem> problems) -> lines(problems);
        };
    }

    @Override
    public List<String> advice(Path config) {
        return switch (configurations.in(config).load()) {
            case Loading.Loaded(_, List<Problem> warnings) -> lines(warnings);
            case Loading.Rejected(List<Problem> problems) -> lines(problems);
        };
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    @Override
    public String schema() {
        return Schema.text();
    }

    @Override
    public Answer explain(Question question) {
        return switch (own.load()) {
            case Loading.Rejected(List<Problem> problems) -> new Answer(false, lines(problems));
            case Loading.Loaded _ -> explained(question);
        };
    }

    @Override
    public Answer replay(Path config, Path data, List<Path> logs) {
        return switch (configurations.in(config).load()) {
            case Loading.Rejected(List<Problem> problems) -> new Answer(false, lines(problems));
            case Loading.Loaded(Snapshot policy, _) ->
                    new Answer(true, replayed(policy, Directory.seal(data), logs));
        };
    }

    private static List<String> replayed(Snapshot policy, Seal seal, List<Path> logs) {
        List<String> lines = new ArrayList<>();
        logs.stream()
                .map(log -> log.resolveSibling(log.getFileName() + ".1"))
                .filter(older -> Files.exists(older) && !logs.contains(older))
                .forEach(older ->
                        lines.add(
                                "not read: %s, which is older; name older files first, each with --log"
                                        .formatted(older)));
        lines.addAll(Report.lines(Replay.of(policy, seal, new DecisionLog(logs))));
        return lines;
    }

    private Answer explained(Question question) {
        try {
            Call call =
                    new Call(
                            Ids.next(),
                            0,
                            endpoint(question.endpoint()),
                            "",
                            Envelope.of(question.headers()).wishes(),
                            question.body());
            Inquiry.Explained told = inquiry.explain(question.team(), call);
            return new Answer(told.routed(), List.of(told.json()));
        } catch (Refused no) {
            return new Answer(false, List.of(no.refusal().message()));
        }
    }

    private static Endpoint endpoint(String path) {
        Endpoint endpoint = Endpoint.at(path);
        if (endpoint == null) {
            throw new TypeConversionException("--endpoint: '" + path + "' is not an endpoint");
        }
        return endpoint;
    }
}
