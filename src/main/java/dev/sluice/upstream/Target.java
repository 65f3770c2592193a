package dev.sluice.upstream;

import dev.sluice.metrics.Meters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/// One upstream endpoint together with the model it serves: the unit that is guarded, measured and
/// chosen. Shared by all event loops.
final class Target {

    private final String name;
    private final URI address;
    private final Shield shield;
    private final Meters.TargetMeters meters;
    private final AtomicInteger underWay = new AtomicInteger();

    Target(String name, String model, URI address, Meters.TargetMeters meters) {
        this.name = name;
        this.address = address;
        this.meters = meters;
        this.shield = new Shield(model, this::guarded);
    }

    private void guarded(int state) {
        meters.breaker(state);
        meters.up(state != Shield.OPEN);
    }

    /// The model's name, with the replica's host and port when there are several.
    String name() {
        return name;
    }

    URI address() {
        return address;
    }

    boolean tls() {
        return "https".equals(address.getScheme());
    }

    Shield shield() {
        return shield;
    }

    Meters.TargetMeters meters() {
        return meters;
    }

    int underWay() {
        return underWay.get();
    }

    void began() {
        underWay.incrementAndGet();
        meters.inFlight(1);
    }

    void ended() {
        underWay.decrementAndGet();
        meters.inFlight(-1);
    }

    RequestOptions post(String path) {
        int port = address.getPort() > 0 ? address.getPort() : tls() ? 443 : 80;
        String base = address.getRawPath();
        String root = base.endsWith("/") ? base : base + "/";
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(address.getHost())
                .setPort(port)
                .setSsl(tls())
                .setURI(root + path);
    }
}
