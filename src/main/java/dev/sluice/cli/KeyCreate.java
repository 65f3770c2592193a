package dev.sluice.cli;

import dev.sluice.team.ApiKey;
import dev.sluice.wire.Secret;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Makes a key and shows it once: two lines on stdout, the item for the team's file and the key
/// itself, so that a script can take either.
@Command(
        name = "create",
        description = {
            "Makes a key for a team: prints the item for its list of keys, and below it the"
                    + " key, which is shown only now. Needs SLUICE_KEY_PEPPER."
        },
        mixinStandardHelpOptions = true)
final class KeyCreate implements Callable<Integer> {

    private final Map<String, String> environment;
    private final RandomGenerator random;

    @Spec private CommandSpec spec;

    @Option(names = "--team", required = true, description = "the team it is for")
    private String team;

    @Option(names = "--id", description = "the public part: 8 letters and digits (default: random)")
    private @Nullable String id;

    KeyCreate(Map<String, String> environment, RandomGenerator random) {
        this.environment = environment;
        this.random = random;
    }

    @Override
    public Integer call() {
        return shown(
                spec.commandLine(),
                environment,
                () -> id == null ? ApiKey.fresh(random) : ApiKey.fresh(id, random),
                "add the first line to teams." + team + ".keys; the second is the key",
                (key, hash) -> "- { id: " + key.id() + ", hash: " + hash + " }");
    }

    /// Shows a key for the only time: what to keep of it, the key itself, and on stderr what to do
    /// with both.
    ///
    /// @param kept of the key and its hash, under SLUICE_KEY_PEPPER
    static int shown(
            CommandLine line,
            Map<String, String> environment,
            Supplier<ApiKey> fresh,
            String advice,
            BiFunction<ApiKey, String, String> kept) {
        try {
            ApiKey key = fresh.get();
            String hash = key.hash(new Secret(environment.getOrDefault("SLUICE_KEY_PEPPER", "")));
            line.getErr().println(advice);
            line.getOut().println(kept.apply(key, hash));
            line.getOut().println(key.whole().value());
            return Exit.FINE;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(line, e.getMessage(), e);
        }
    }
}
