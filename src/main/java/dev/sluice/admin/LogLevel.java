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

    /// As configured; null where the level of all applies.
    private final @Nullable Level configured = ours.getLevel();

    private final Now usual = new Now(word(ours), null);
    private Now now = usual;

    @Inject
    LogLevel(Vertx vertx, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
    }

    /// The level that applies to a logger, in the words of the configuration; one that has none is
    /// called by its own name.
    static String word(Logger logger) {
        @Nullable Logger at = logger;
        while (at != null && at.getLevel() == null) {
            at = at.getParent();
        }
        Level level = at == null ? Level.INFO : at.getLevel();
        return LEVELS.entrySet().stream()
                .filter(one -> one.getValue().intValue() == level.intValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(level.getName());
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
        if (level.equals(usual.level())) {
            ours.setLevel(configured);
            now = usual;
            return now;
        }
        ours.setLevel(wanted);
        Now set = new Now(level, clock.millis() + PASSING.toMillis());
        now = set;
        vertx.setTimer(PASSING.toMillis(), _ -> fallBack(set));
        return set;
    }

    /// Unless somebody set another one since.
    private synchronized void fallBack(Now set) {
        if (now.equals(set)) {
            ours.setLevel(configured);
            now = usual;
        }
    }
}
