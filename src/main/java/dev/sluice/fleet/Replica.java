package dev.sluice.fleet;

import dev.sluice.metrics.TargetMeters.Seen;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// One server of a fleet as this instance knows it: what it said last, what was sent to it, and how
/// fast it spoke. Shared by all models it serves and by all event loops; times are of
/// `System.nanoTime()`.
public final class Replica {

    /// Older words are ignored in favour of our own count (reliability.md R30).
    private static final long STALE = TimeUnit.SECONDS.toNanos(3);

    static final double SECOND = TimeUnit.SECONDS.toNanos(1);

    private final URI address;
    private final double capacity;
    private final Seen sight = new Sight(this, System.nanoTime());
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Said said = Said.NOTHING;
    private volatile Pace pace = Pace.UNKNOWN;
    private final Presence presence = new Presence();

    /// @param address up to and including `/v1`
    /// @param capacity relative to the others of its fleet
    public Replica(URI address, double capacity) {
        this.address = address;
        this.capacity = capacity;
    }

    public URI address() {
        return address;
    }

    double capacity() {
        return capacity;
    }

    public Seen sight() {
        return sight;
    }

    Presence presence() {
        return presence;
    }

    Said said() {
        return said;
    }

    Pace pace() {
        return pace;
    }

    public void began() {
        underWay.incrementAndGet();
    }

    public void ended() {
        underWay.decrementAndGet();
    }

    int underWay() {
        return underWay.get();
    }

    /// The first content of an attempt came.
    ///
    /// @param began when the attempt did
    public void spoke(long began, long now) {
        pace = pace.heard(now - began, now, stale(now) || said.calm(began));
    }

    /// A stream of its broke off.
    public void brokeOff(long now) {
        presence.brokeOff(now);
    }

    /// @param own attempts under way when it was asked
    void told(Reading reading, int own) {
        boolean wakes = said.known() && !said.reading().awake() && reading.awake();
        said = said.then(reading, own);
        presence.reached(reading.at());
        if (wakes) {
            presence.eased(reading.at());
        }
    }

    boolean stale(long now) {
        return !said.known() || now - said.reading().at() > STALE;
    }

    /// Whether it said that it sleeps: it would hold a request and never answer.
    public boolean asleep(long now) {
        return !stale(now) && !said.reading().awake();
    }

    /// What it has to do, in requests that run: by its own word and what was sent since, never less
    /// than what is under way from here.
    double load(long now) {
        int own = underWay.get();
        return stale(now) ? own : Math.max(own, said.load(own));
    }

    /// Seconds until a request sent now would speak; NaN when nobody knows what it does, or saw of
    /// late how fast it is. One that does nothing takes a single request to find that out: 0.
    public double predicted(long now) {
        double wait = stale(now) ? Double.NaN : said.wait(underWay.get());
        double unknown = wait > 0 || load(now) == 0 ? wait : Double.NaN;
        return pace.fresh(now) ? pace.nanos() / SECOND + wait : unknown;
    }

    /// What one more request adds to it: where it is full, one that waits.
    double next(long now) {
        return stale(now) || !said.full(underWay.get()) ? 1 : Reading.WAITING;
    }
}
