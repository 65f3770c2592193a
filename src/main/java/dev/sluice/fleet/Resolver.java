package dev.sluice.fleet;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Finds a fleet's replicas by their name, from time to time. One thread.
final class Resolver {

    private static final Logger LOG = Logger.getLogger(Fleets.class);

    private final Fleet fleet;
    private final Names names;
    private long resolved;
    private boolean found;
    private boolean lost;

    /// Finds the addresses of a host name; blocks.
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    Resolver(Fleet fleet, Names names) {
        this.fleet = fleet;
        this.names = names;
    }

    /// The name stays the one address until it was found for the first time, and what was found
    /// stays when it is not found again.
    void round(long now) {
        long every = TimeUnit.MILLISECONDS.toNanos(fleet.provider().balancing().resolveMillis());
        if (every == 0 || found && now - resolved < every) {
            return;
        }
        resolved = now;
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
        }
    }

    private static URI at(URI base, InetAddress address) {
        String text = address.getHostAddress();
        String host = text.contains(":") ? "[" + text.replaceFirst("%.*", "") + "]" : text;
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return URI.create(base.getScheme() + "://" + host + port + base.getRawPath());
    }
}
