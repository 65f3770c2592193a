package dev.sluice.cli;

import dev.sluice.team.ApiKey;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Makes the key of the admin surface and shows it once, as [KeyCreate] does a team's.
@Command(
        name = "admin",
        description = {
            "Makes the admin key: prints its hash for SLUICE_ADMIN_KEY_HASH, and below it the key,"
                    + " which is shown only now. Needs SLUICE_KEY_PEPPER."
        },
        mixinStandardHelpOptions = true)
final class KeyAdmin implements Callable<Integer> {

    private final Map<String, String> environment;
    private final RandomGenerator random;

    @Spec private CommandSpec spec;

    KeyAdmin(Map<String, String> environment, RandomGenerator random) {
        this.environment = environment;
        this.random = random;
    }

    @Override
    public Integer call() {
        return KeyCreate.shown(
                spec.commandLine(),
                environment,
                () -> ApiKey.fresh(random),
                "set SLUICE_ADMIN_KEY_HASH to the first line; the second is the key",
                (_, hash) -> hash);
    }
}
