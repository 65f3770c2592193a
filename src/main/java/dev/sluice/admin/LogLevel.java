package dev.sluice.admin;

import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How much this gateway logs of itself. A change falls back after a quarter of an hour, so that
/// nobody's debugging fills a disk (security S44); no level prints a body. Any thread.
@Singleton
final class LogLevel {

    private static final org.jboss.logging.Logger LOG =
            org.jboss.logging.Logger.getLogger(LogLevel.class);

    private static final Duration PASSING = Duration.ofMinutes(15);

    /// In the words of the configuration; java.util.logging has others.
    private static final Map<String, Level> LEVELS =
            Map.of(
                    "ERROR", Level.SEVERE,
                    "WARN", Level.WARNING,
                    "INFO", Level.INFO,
                    "DEBUG", Level.FINE);

    /// Held, as the log manager forgets what nobody holds.
    private final Logger ours = Logger.getLogger("dev.sluice");

    private final Vertx vertx;
    private final InstantSource clock;
    private Now now = new Now("INFO", null);

    @Inject
    LogLevel(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /// @param untilAt when it falls back; null when it is the usual one
    record Now(String level, @Nullable Long untilAt) {}

    synchronized Now now() {
        return now;
    }

    synchronized Now set(String level, String by) {
        Level wanted = LEVELS.get(level);
        if (wanted == null) {
            throw Wrong.body("level: is none of ERROR, WARN, INFO, DEBUG.");
        }
        LOG.infof("an operator at %s set the log level to %s", by, level);
        ours.setLevel(wanted);
        boolean usual = level.equals("INFO");
        Now set = new Now(level, usual ? null : clock.millis() + PASSING.toMillis());
        now = set;
        if (!usual) {
            vertx.setTimer(PASSING.toMillis(), _ -> fallBack(set));
        }
        return set;
    }

    /// Unless somebody set another one since.
    private synchronized void fallBack(Now set) {
        if (now.equals(set)) {
            ours.setLevel(Level.INFO);
            now = new Now("INFO", null);
        }
    }
}
