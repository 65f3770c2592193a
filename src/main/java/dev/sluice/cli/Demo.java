package dev.sluice.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Traffic to look at: so that pages and dashboards of a gateway that was just started show
/// something. What it sends may cost money where real models are configured, so it calls this
/// machine unless told otherwise.
@Command(
        name = "demo",
        description = {
            "Sends a running gateway a mixture of requests: Korean and English, short and hard, tools,"
                    + " streams, embeddings and a few wrong ones. Keys of teams come from"
                    + " SLUICE_DEMO_KEYS, separated by commas."
        },
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

    private static final String KEYS = "SLUICE_DEMO_KEYS";

    /// The embedded default's teams.
    private static final List<String> KEYLESS = List.of("", "research");

    private static final int FASTEST = 6_000;
    private static final String WHOSE =
            "sluice: calls without a key, and as the built-in team 'research'; for teams of yours make keys (`./sluice key"
                    + " create --team NAME`) and give them in SLUICE_DEMO_KEYS, separated by commas";

    private final Map<String, String> environment;
    private final RandomGenerator random;

    @Spec private CommandSpec spec;

    @Option(
            names = "--url",
            defaultValue = "http://127.0.0.1:8080",
            description = "the gateway (default: ${DEFAULT-VALUE})")
    private URI url;

    @Option(
            names = "--per-minute",
            defaultValue = "240",
            description = "requests a minute on average, 1 to 6000 (default: ${DEFAULT-VALUE})")
    private int perMinute;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "for how long (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--not-local",
            description = "call another machine than this one, which may cost money")
    private boolean notLocal;

    Demo(Map<String, String> environment, RandomGenerator random) {
        this.environment = environment;
        this.random = random;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (perMinute < 1 || perMinute > FASTEST) {
            throw wrong("--per-minute: %d is not 1 to %d".formatted(perMinute, FASTEST));
        }
        if (seconds < 1) {
            throw wrong("--seconds: " + seconds + " is not 1 or more");
        }
        if (!notLocal && !local()) {
            throw wrong(
                    "--url: '%s' is not this machine, and calls may cost money there; say --not-local"
                            .formatted(url));
        }
        List<String> keys =
                Stream.of(environment.getOrDefault(KEYS, "").split(","))
                        .map(String::strip)
                        .filter(key -> !key.isEmpty())
                        .toList();
        if (keys.isEmpty()) {
            spec.commandLine().getErr().println(WHOSE);
        }
        try {
            new DemoTraffic(url.resolve("/v1/"), keys.isEmpty() ? KEYLESS : keys, random)
                    .run(perMinute, Duration.ofSeconds(seconds))
                    .forEach((how, times) ->
                            spec.commandLine().getOut().printf("%6d  %s%n", times, how));
            return Exit.FINE;
        } catch (IOException broken) {
            spec.commandLine()
                    .getErr()
                    .printf(
                            "sluice: no gateway at %s (%s); start one with `./sluice serve`%n",
                            url,
                            Objects.requireNonNullElse(
                                    broken.getMessage(), broken.getClass().getSimpleName()));
            return Exit.UNREACHABLE;
        }
    }

    private boolean local() {
        try {
            return url.getHost() != null
                    && InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
