package dev.sluice.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Whether a gateway takes calls, for supervisors in places without curl. Boots nothing.
@Command(
        name = "ping",
        description = "Asks a running gateway whether it is ready.",
        mixinStandardHelpOptions = true)
final class Ping implements Callable<Integer> {

    /// Shorter than the time-out of any supervisor's check.
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:9000",
            description = "its management address (default: ${DEFAULT-VALUE})")
    private URI url;

    @Override
    public Integer call() throws InterruptedException {
        URI ready = url.resolve("/q/health/ready");
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<Void> said =
                    client.send(
                            HttpRequest.newBuilder(ready).timeout(PATIENCE).build(),
                            BodyHandlers.discarding());
            return said.statusCode() == 200
                    ? Exit.FINE
                    : say(Exit.FINDINGS, "is not ready: " + said.statusCode());
        } catch (IOException e) {
            return say(Exit.UNREACHABLE, "cannot be reached: " + e.getClass().getSimpleName());
        }
    }

    private int say(int code, String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("sluice: " + url + " " + what);
        err.flush();
        return code;
    }
}
