package dev.sluice.cli;

import dev.sluice.rehearsal.Rehearsal;
import dev.sluice.rehearsal.Script;
import dev.sluice.rehearsal.Stage;
import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Serves canned traffic to itself and ends: the build runs it with `-XX:AOTCacheOutput`, so that
/// the cache holds the profile of the data path and a gateway compiles what is hot at once instead
/// of finding it out anew at every start (JEP 515). Hidden, as it is of no use to anybody else.
@Command(
        name = "rehearse",
        description = "Trains the ahead-of-time cache; the build runs it.",
        hidden = true)
final class Rehearse implements Callable<Integer> {

    /// Not the caller's: the configuration lives as long as this process.
    private static final String PEPPER = "rehearsal-pepper-of-no-secrecy-32";

    /// The system property that holds the caller's key.
    private static final String KEY = "rehearsal.key";

    private static final int CALLERS = 16;

    /// A method is compiled for good after 5,000 to 15,000 calls and needs its profile before.
    private static final int CALLS_EACH = 2_000;

    private final RandomGenerator random;

    @Spec private CommandSpec spec;

    Rehearse(RandomGenerator random) {
        this.random = random;
    }

    /// Plays once the gateway is up.
    @Singleton
    static final class Played implements QuarkusApplication {

        private final HttpServer server;

        Played(HttpServer server) {
            this.server = server;
        }

        @Override
        public int run(String... args) throws IOException, InterruptedException {
            Secret key = new Secret(System.getProperty(KEY));
            InetSocketAddress here =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort());
            new Rehearsal(here, "/v1/chat/completions", key).play(CALLERS, CALLS_EACH, () -> true);
            return Exit.FINE;
        }
    }

    /// Everything lies in a directory of its own and on free ports, so that a build runs beside a
    /// gateway and leaves nothing.
    @Override
    public Integer call() throws IOException {
        ApiKey key = ApiKey.fresh(Script.KEY, random);
        try (Stage stage = Stage.open(key.hash(new Secret(PEPPER)))) {
            Map.of(
                            "sluice.config",
                            stage.directory().toString(),
                            "sluice.data",
                            stage.directory().toString(),
                            "sluice.key.pepper",
                            PEPPER,
                            "sluice.warm-up",
                            "0",
                            KEY,
                            key.whole().value(),
                            "quarkus.http.port",
                            "0",
                            "quarkus.management.port",
                            "0")
                    .forEach(System::setProperty);
            return Booted.run(Played.class, spec.commandLine().getErr());
        }
    }
}
