package dev.sluice.ledger;

import org.jboss.logging.Logger;

/// A sink that somebody watches. A fault of the watcher ends neither the lines nor the thread.
record Tapped(Sink lines, Tap tap) implements Sink {

    private static final Logger LOG = Logger.getLogger(Tapped.class);

    @Override
    public void take(Entry entry, long epochMillis) {
        lines.take(entry, epochMillis);
        tell(() -> tap.took(entry, epochMillis));
    }

    private static void tell(Runnable watcher) {
        try {
            watcher.run();
        } catch (RuntimeException fault) {
            LOG.error("an ended call is missing from the live figures", fault);
        }
    }

    @Override
    public void missed(Missed missed, long epochMillis) {
        lines.missed(missed, epochMillis);
        tell(() ->
                tap.missed(missed.entries(), missed.input(), missed.output(), missed.costMicros()));
    }

    @Override
    public void flush() {
        lines.flush();
    }
}
