package dev.sluice;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.sluice.decisions.Decisions;
import dev.sluice.ledger.Ledger;
import dev.sluice.live.Live;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Labels;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Where calls are written down when they have ended, as [Parts] puts together what answers them.
final class Books {

    @Produces
    @Singleton
    Live live(InstantSource clock) {
        return new Live(clock);
    }

    @Produces
    @Singleton
    Ledger ledger(InstantSource clock, Settings settings, Live live) {
        return new Ledger(
                new FileOutputStream(FileDescriptor.out), clock, settings.instance(), live);
    }

    void close(@Disposes Ledger ledger) {
        ledger.close();
    }

    /// @param claim before the first file is made there
    @Produces
    @Singleton
    Decisions decisions(Settings settings, Meters meters, Claim claim) {
        return new Recording(settings).begin(meters);
    }

    void close(@Disposes Decisions decisions) {
        decisions.close();
    }

    /// That no other gateway works in the data directory (operations O4): limits would double, and
    /// each would write over the other's files. The kernel lets go of the lock when the process
    /// ends, however it ends. No bean of a producer, so that all those which write there are
    /// destroyed before it.
    @Singleton
    static final class Claim {

        static final String FILE = "lock";

        private static final Logger LOG = Logger.getLogger(Gateway.class);

        private final @Nullable FileChannel held;

        Claim(Settings settings) {
            held = settings.verb() ? null : claimed(settings.data().toAbsolutePath());
        }

        /// Null where nothing can be written, and so nothing be spoilt.
        private static @Nullable FileChannel claimed(Path data) {
            try {
                Files.createDirectories(data);
                FileChannel channel = FileChannel.open(data.resolve(FILE), CREATE, WRITE);
                if (!locked(channel)) {
                    channel.close();
                    throw new WrongConfiguration(
                            "sluice.data: '%s' is in use by another gateway, and each would spoil what the other keeps there; stop that one, or name another directory in SLUICE_DATA"
                                    .formatted(Labels.clean(data.toString())));
                }
                return channel;
            } catch (IOException unwritable) {
                LOG.warnf(
                        "the data directory cannot be locked against other gateways: %s",
                        unwritable);
                return null;
            }
        }

        private static boolean locked(FileChannel channel) throws IOException {
            try {
                return channel.tryLock() != null;
            } catch (OverlappingFileLockException withinThisProcess) {
                return false;
            }
        }

        @PreDestroy
        void release() throws IOException {
            if (held != null) {
                held.close();
            }
        }
    }
}
