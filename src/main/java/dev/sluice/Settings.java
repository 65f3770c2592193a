package dev.sluice;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.Converter;

/// Server settings of ours (docs/operate.md): `sluice.` in properties, `SLUICE_` in the
/// environment.
@ConfigMapping(prefix = "sluice")
interface Settings {

    /// The directory of the gateway's configuration; absent or empty: the embedded default.
    @WithDefault("config")
    Path config();

    /// Where state lives.
    @WithDefault("data")
    Path data();

    /// Whether files that were in force are kept under [#data], for a start that finds broken ones.
    @WithName("last-good")
    @WithDefault("false")
    @WithConverter(Flag.class)
    boolean lastGood();

    /// True in a process that runs another verb than `serve`: no port, no simulated provider, no
    /// watcher.
    @WithDefault("false")
    boolean verb();

    /// The name of this instance in its log lines.
    @WithDefault("sluice")
    String instance();

    /// How many calls a gateway that has just started makes to itself, at most; 0 for none.
    @WithName("warm-up")
    @WithDefault("16000")
    int warmUp();

    Stream stream();

    Intake intake();

    Key key();

    Admin admin();

    Tls tls();

    /// How what is said on another address than loopback is kept from listeners (security S2).
    interface Tls {

        /// Whether a proxy or a mesh before the gateway ends TLS.
        @WithName("terminated-upstream")
        @WithDefault("false")
        @WithConverter(Flag.class)
        boolean terminatedUpstream();
    }

    Decisions decisions();

    /// Decisions on record; see docs/operate.md.
    interface Decisions {

        /// How many are held in memory, at most.
        @WithDefault("10000")
        int keep();

        /// Megabytes of memory for them, at most.
        @WithDefault("16")
        int memory();

        /// The decision log, in the data directory unless the path is absolute; none when left out.
        Optional<Path> log();

        /// Megabytes after which a log file is full; eight full ones are kept.
        @WithDefault("64")
        int full();
    }

    Load load();

    /// What one upstream target may be asked to bear; see [dev.sluice.load.Terms].
    interface Load {

        /// Calls at once that a target always gets.
        @WithDefault("32")
        int least();

        /// Calls and open streams at once on one target.
        @WithDefault("10000")
        int most();

        /// Places of those who wait for one model.
        @WithDefault("64")
        int queue();

        /// How long one may wait there.
        @WithDefault("2s")
        java.time.Duration patience();
    }

    Drain drain();

    /// What a shutdown leaves to callers (operations.md O11).
    interface Drain {

        /// Until new calls are refused, for balancers to notice; 15 s when unsaid, nothing on
        /// loopback.
        Optional<java.time.Duration> delay();

        /// What streams under way have from then on.
        @WithDefault("600s")
        java.time.Duration timeout();
    }

    interface Stream {

        /// Silence after which a comment keeps a stream's connection open, in seconds as `15s`; 0
        /// switches it off.
        @WithDefault("15s")
        java.time.Duration ping();
    }

    interface Intake {

        /// What the request bodies of all callers may hold together; a quarter of the heap when
        /// unsaid.
        Optional<MemorySize> memory();

        /// How long the head of a request may take (reliability.md R6).
        @WithDefault("10s")
        java.time.Duration head();

        /// How long a request body may make no progress (security.md section 6).
        @WithDefault("30s")
        java.time.Duration patience();
    }

    /// The admin surface; see docs/operate.md.
    interface Admin {

        /// A port of its own; without it, and on loopback, the data port is shared. 9001 off
        /// loopback.
        Optional<Integer> port();

        /// The hash of the admin key, as `sluice key admin` prints it.
        @WithName("key-hash")
        Optional<String> keyHash();

        /// Where browsers find it when that is no address of ours, such as
        /// `https://sluice.example.org`: a name that is not listed is refused, and where TLS ends
        /// before us the session's cookie is for TLS only.
        Optional<java.util.List<String>> origins();
    }

    interface Key {

        /// The secret of the key hashes, at least 32 bytes.
        Optional<String> pepper();

        /// The one before it, while it is being replaced.
        @WithName("pepper-before")
        Optional<String> pepperBefore();
    }

    /// SmallRye's own takes every word that it does not know for `false`.
    final class Flag implements Converter<Boolean> {

        @Override
        public Boolean convert(String said) {
            return switch (said) {
                case "true" -> true;
                case "false" -> false;
                default ->
                        throw new IllegalArgumentException(
                                "'" + said + "' is neither true nor false; give one of them");
            };
        }
    }
}
