package dev.sluice.fleet;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// Asks a fleet's replicas what they do, and its name who they are, off the data path: one virtual
/// thread for the fleet, and one for each question. A replica that has not answered yet is not
/// asked again. What goes wrong leaves what was known, which grows old.
final class Rounds implements Runnable {

    private static final Logger LOG = Logger.getLogger(Fleets.class);

    private final Fleet fleet;
    private final Look look;
    private final Resolver resolver;
    private final LongSupplier clock;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Set<Replica> asked = ConcurrentHashMap.newKeySet();

    Rounds(Fleet fleet, Look look, Resolver.Names names, LongSupplier clock) {
        this(fleet, look, new Resolver(fleet, names, Thread::startVirtualThread), clock);
    }

    Rounds(Fleet fleet, Look look, Resolver resolver, LongSupplier clock) {
        this.fleet = fleet;
        this.look = look;
        this.resolver = resolver;
        this.clock = clock;
    }

    void end() {
        over.countDown();
    }

    @Override
    public void run() {
        int every = fleet.provider().balancing().everyMillis();
        try {
            do {
                round();
            } while (!over.await(every, TimeUnit.MILLISECONDS));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    void round() {
        try {
            resolver.round(clock.getAsLong());
            if (fleet.provider().isVllm()) {
                for (Replica one : fleet.roll().members()) {
                    if (asked.add(one)) {
                        Thread.startVirtualThread(() -> ask(one));
                    }
                }
            }
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "a round over the replicas of %s failed", fleet.provider().name());
        }
    }

    void ask(Replica one) {
        long at = clock.getAsLong();
        int own = one.underWay();
        try {
            Reading reading = Exposition.read(look.at(metrics(one.address())), at);
            if (reading == null) {
                one.presence().reached(at);
            } else {
                one.told(reading, own);
            }
        } catch (ConnectException nobody) {
            one.presence().refused(clock.getAsLong());
        } catch (IOException silent) {
            LOG.debugf("no metrics of %s: %s", one.address(), silent.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            asked.remove(one);
        }
    }

    /// vLLM has them beside its `/v1`.
    static URI metrics(URI address) {
        String path = address.getRawPath();
        String root = path.endsWith("/v1") ? path.substring(0, path.length() - 3) : path;
        return address.resolve(
                root.isEmpty() || root.endsWith("/") ? root + "metrics" : root + "/metrics");
    }
}
