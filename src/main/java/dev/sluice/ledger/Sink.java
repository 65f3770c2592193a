package dev.sluice.ledger;

import dev.sluice.ledger.Tap.Missed;
import org.jboss.logging.Logger;

/// Where the writer thread puts entries: today the log lines, later the journal. Called by that
/// thread alone; may block, as it is not an event loop.
interface Sink {

    void take(Entry entry, long epochMillis);

    /// Some entries were lost on the way here; only their sums are left.
    void missed(Missed missed, long epochMillis);

    /// Everything taken so far is out when this returns.
    void flush();

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
            tell(() -> tap.missed(missed));
        }

        @Override
        public void flush() {
            lines.flush();
        }
    }
}
