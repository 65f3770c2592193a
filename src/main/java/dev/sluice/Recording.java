package dev.sluice;

import dev.sluice.decisions.DecisionStore;
import dev.sluice.decisions.Decisions;
import dev.sluice.decisions.LogFile;
import dev.sluice.decisions.Seal;
import dev.sluice.metrics.Hindsight;
import dev.sluice.metrics.Meters;
import java.io.IOException;
import java.security.SecureRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sets up how decisions are recorded, from the server's settings.
final class Recording {

    private static final Logger LOG = Logger.getLogger(Gateway.class);
    private static final int MEGABYTE = 1 << 20;

    /// Full log files beside the one being written.
    static final int KEPT = 8;

    private final Settings settings;
    private final SecureRandom random = new SecureRandom();

    Recording(Settings settings) {
        this.settings = settings;
    }

    /// A verb records nothing, and makes no key.
    Decisions begin(Meters meters) {
        Settings.Decisions said = settings.decisions();
        DecisionStore store =
                settings.verb()
                        ? Decisions.memory(1, MEGABYTE)
                        : Decisions.memory(
                                Math.max(1, said.keep()),
                                Math.clamp(said.memory(), 1, 1024) * MEGABYTE);
        Decisions decisions = new Decisions(store, seal(), log(), new Hindsight(meters));
        if (!settings.verb()) {
            decisions.start();
        }
        return decisions;
    }

    private @Nullable LogFile log() {
        return settings.verb()
                ? null
                : settings.decisions()
                        .log()
                        .map(file ->
                                new LogFile(
                                        settings.data().resolve(file),
                                        (long) settings.decisions().full() * MEGABYTE,
                                        KEPT))
                        .orElse(null);
    }

    /// Without a place for its key the gateway still serves: the key lives as long as the process,
    /// unless a log needs it longer.
    private Seal seal() {
        if (settings.verb()) {
            return passing();
        }
        try {
            return Seal.in(settings.data(), random);
        } catch (IOException | UnsupportedOperationException noKey) {
            if (settings.decisions().log().isPresent()) {
                throw new WrongConfiguration(
                        "sluice.data: '%s' cannot hold the key of the decision log (%s); make it writable"
                                .formatted(settings.data(), noKey.getMessage()));
            }
            LOG.warnf("decision records are sealed with a passing key: %s", noKey.getMessage());
            return passing();
        }
    }

    private Seal passing() {
        byte[] key = new byte[32];
        random.nextBytes(key);
        return new Seal(key);
    }
}
