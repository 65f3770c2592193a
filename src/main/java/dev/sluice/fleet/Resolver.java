package dev.sluice.fleet;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Finds a fleet's replicas by their name, from time to time. A name server may keep the question
/// for as long as it likes: it is asked on a thread of its own, and not again before it answered.
final class Resolver {

    private static final Logger LOG = Logger.getLogger(Fleets.class);

    private final Fleet fleet;
    private final Names names;
    private final Executor aside;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile long resolved;
    private volatile boolean found;
    private boolean lost;

    /// Finds the addresses of a host name; blocks.
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /// @param aside where it is asked
    Resolver(Fleet fleet, Names names, Executor aside) {
        this.fleet = fleet;
        this.names = names;
        this.aside = aside;
        this.found = !fleet.bare();
        this.resolved = Long.MIN_VALUE / 2;
    }

    /// The name stays the one address until it was found for the first time, and what was found
    /// stays when it is not found again. Never blocks.
    void round(long now) {
        long every = TimeUnit.MILLISECONDS.toNanos(fleet.provider().balancing().resolveMillis());
        boolean due = every > 0 && !(found && now - resolved < every);
        if (due && asking.compareAndSet(false, true)) {
            resolved = now;
            aside.execute(() -> ask(now));
        }
    }

    private void ask(long now) {
        URI base = fleet.provider().addresses().getFirst();
        try {
            List<URI> all =
                    Arrays.stream(names.of(base.getHost()))
                            .map(one -> at(base, one))
                            .sorted()
                            .distinct()
                            .limit(Chooser.MOST)
                            .toList();
            fleet.found(all, !found, now);
            found = true;
            lost = false;
        } catch (UnknownHostException unknown) {
            if (!lost) {
                LOG.warnf(
                        "the replicas of %s: no address of %s; those known stay",
                        fleet.provider().name(), base.getHost());
            }
            lost = true;
        } finally {
            asking.set(false);
        }
    }

    private static URI at(URI base, InetAddress address) {
        String text = address.getHostAddress();
        String host = text.contains(":") ? "[" + text.replaceFirst("%.*", "") + "]" : text;
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return URI.create(base.getScheme() + "://" + host + port + base.getRawPath());
    }
}
