package dev.sluice;

import dev.sluice.decisions.DecisionStore;
import dev.sluice.decisions.Decisions;
import dev.sluice.decisions.LogFile;
import dev.sluice.decisions.Seal;
import dev.sluice.metrics.Hindsight;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sets up how decisions are recorded, from the server's settings.
final class Recording {

    private static final Logger LOG = Logger.getLogger(Gateway.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MEGABYTE = 1 << 20;

    /// An array of as many is made at once.
    private static final int MOST = 1_000_000;

    /// Full log files beside the one being written.
    static final int KEPT = 8;

    private final Settings settings;

    Recording(Settings settings) {
        this.settings = settings;
    }

    /// A verb records nothing, and makes no key.
    Decisions begin(Meters meters) {
        DecisionStore store =
                settings.verb() ? Decisions.memory(1, MEGABYTE) : store(settings.decisions());
        Seal seal = seal();
        Decisions decisions = new Decisions(store, seal, log(seal), new Hindsight(meters));
        if (!settings.verb()) {
            decisions.start();
        }
        return decisions;
    }

    /// Half of the heap is for calls.
    static DecisionStore store(Settings.Decisions said) {
        int half = (int) Math.min(1_024, Runtime.getRuntime().maxMemory() / 2 / MEGABYTE);
        int memory = between(1, "sluice.decisions.memory", said.memory(), half);
        return Decisions.memory(
                between(1, "sluice.decisions.keep", said.keep(), MOST), memory * MEGABYTE);
    }

    private @Nullable LogFile log(Seal seal) {
        return settings.verb() || settings.decisions().log().isEmpty()
                ? null
                : log(settings.data().resolve(settings.decisions().log().get()), seal);
    }

    private LogFile log(Path file, Seal seal) {
        if (!writable(file.toAbsolutePath())) {
            throw new WrongConfiguration(
                    "sluice.decisions.log: '%s' cannot be written; name a file in a directory that can be"
                            .formatted(Labels.clean(file.toString())));
        }
        int full = between(1, "sluice.decisions.full", settings.decisions().full(), 1 << 20);
        return new LogFile(file, (long) full * MEGABYTE, KEPT, () -> seal.keep(settings.data()));
    }

    /// As far as anybody can tell without a byte: a disk that is full is no wrong setting.
    private static boolean writable(Path file) {
        if (Files.exists(file)) {
            return !Files.isDirectory(file) && Files.isWritable(file);
        }
        Path above = file.getParent();
        while (above != null && !Files.exists(above)) {
            above = above.getParent();
        }
        return above != null && Files.isDirectory(above) && Files.isWritable(above);
    }

    private static int between(int from, String name, int said, int to) {
        if (said < from || said > to) {
            throw new WrongConfiguration(
                    "%s: %d is not between %d and %d; give a number in that range"
                            .formatted(name, said, from, to));
        }
        return said;
    }

    /// Without a place for its key the gateway still serves: the key lives as long as the process,
    /// unless a log needs it longer.
    private Seal seal() {
        if (settings.verb()) {
            return passing();
        }
        try {
            return Seal.in(settings.data(), RANDOM);
        } catch (IOException | UnsupportedOperationException noKey) {
            if (settings.decisions().log().isPresent()) {
                throw new WrongConfiguration(
                        "sluice.data: '%s' cannot hold the key of the decision log (%s); make it writable"
                                .formatted(settings.data(), noKey));
            }
            LOG.warnf("decision records are sealed with a passing key: %s", noKey);
            return passing();
        }
    }

    static Seal passing() {
        byte[] key = new byte[32];
        RANDOM.nextBytes(key);
        return new Seal(key);
    }
}
