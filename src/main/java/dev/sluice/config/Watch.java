package dev.sluice.config;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Looks at the files' stamps again and again on a thread of its own. It polls because it must not
/// miss an editor's rename-over, the swap of a ConfigMap's `..data` link, or a directory that comes
/// back: file system events do. A look is one `stat` per file.
final class Watch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Watch.class);

    private final CountDownLatch closed = new CountDownLatch(1);

    private Watch() {}

    /// @param changed whether a stamp differs from that of the files read last
    /// @param settled how long the stamp must stay the same before the reload
    static Watch start(
            Supplier<String> stamp, Predicate<String> changed, Runnable reload, Duration settled) {
        Watch watch = new Watch();
        Thread.ofPlatform()
                .daemon()
                .name("sluice-config-watch")
                .start(() -> watch.look(stamp, changed, reload, settled.toMillis()));
        return watch;
    }

    @Override
    public void close() {
        closed.countDown();
    }

    private void look(
            Supplier<String> stamp, Predicate<String> changed, Runnable reload, long millis) {
        String before = "";
        while (!rested(millis)) {
            try {
                String now = stamp.get();
                if (now.equals(before) && changed.test(now)) {
                    reload.run();
                }
                before = now;
            } catch (RuntimeException fault) {
                LOG.error(
                        "a look at the configuration's files failed; the next one follows", fault);
            }
        }
    }

    /// True when closed.
    private boolean rested(long millis) {
        try {
            return closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
