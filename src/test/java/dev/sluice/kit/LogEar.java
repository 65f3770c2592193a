package dev.sluice.kit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;

/// Hears what a logger says, until it is closed. Any thread.
public final class LogEar extends Handler {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Logger logger;

    public LogEar(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    public List<String> said() {
        return said;
    }

    @Override
    public void publish(LogRecord line) {
        said.add(((ExtLogRecord) line).getFormattedMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
