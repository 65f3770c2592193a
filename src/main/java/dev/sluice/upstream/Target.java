package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.fault.RetryBudget;
import dev.sluice.fleet.Candidate;
import dev.sluice.fleet.Replica;
import dev.sluice.load.Room;
import dev.sluice.metrics.Meters;
import dev.sluice.wire.Endpoint;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One upstream endpoint together with the model it serves: the unit that is guarded, measured and
/// chosen. Shared by all event loops.
final class Target implements Candidate {

    /// While its breaker rests nobody is sent there; then a few are, of which it takes one.
    private static final long REST = TimeUnit.SECONDS.toNanos(Shield.REST_SECONDS);

    private static final double TRIAL = 0.1;

    private final String name;
    private final URI address;
    private final Shield shield;
    private final Meters.TargetMeters meters;
    private final RetryBudget budget;
    private final Room room;
    private final Model model;
    private final @Nullable Replica replica;
    private volatile long openSince;

    /// @param replica null for the only server of a provider that does not tell its load
    /// @param budget shared by all targets of the provider
    Target(
            Model model,
            URI address,
            @Nullable Replica replica,
            RetryBudget budget,
            Room room,
            Meters meters) {
        this.room = room;
        this.name = model.target(address);
        this.budget = budget;
        this.address = address;
        this.meters = meters.target(model.provider().name(), model.name(), name);
        this.model = model;
        this.replica = replica;
        this.shield = new Shield(model.name(), this::guarded);
        if (replica != null && model.provider().isVllm()) {
            this.meters.sees(replica.sight());
        }
        this.meters.bears(room::limit);
    }

    private void guarded(int state) {
        openSince = state == Shield.OPEN ? System.nanoTime() : 0;
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

    /// Whether the address is a name, which may stand for several.
    boolean named() {
        return !NetUtil.isValidIpV4Address(address.getHost())
                && !NetUtil.isValidIpV6Address(address.getHost());
    }

    boolean tls() {
        return "https".equals(address.getScheme());
    }

    RetryBudget budget() {
        return budget;
    }

    Shield shield() {
        return shield;
    }

    Meters.TargetMeters meters() {
        return meters;
    }

    Room room() {
        return room;
    }

    void began() {
        room.began();
        meters.inFlight(1);
        if (replica != null) {
            replica.began();
        }
    }

    void ended() {
        room.ended();
        meters.inFlight(-1);
        if (replica != null) {
            replica.ended();
        }
    }

    /// The first content of an attempt's stream came.
    void spoke(Endpoint endpoint, long began, long now) {
        room.spoke(now - began, now);
        meters.firstChunk(endpoint, now - began);
        if (replica != null) {
            replica.spoke(began, now);
        }
    }

    /// A stream broke off after its first content.
    void brokeOff() {
        if (replica != null) {
            replica.brokeOff(System.nanoTime());
        }
    }

    /// Whether its server sleeps, and would hold a request without an answer.
    boolean asleep() {
        return replica != null && replica.asleep(System.nanoTime());
    }

    @Override
    public Replica replica() {
        return Objects.requireNonNull(replica, "chosen among replicas");
    }

    @Override
    public String wanted() {
        return model.upstream();
    }

    @Override
    public double share(long now) {
        long since = openSince;
        return since == 0 ? 1 : now - since < REST ? 0 : TRIAL;
    }

    /// Whether it may serve that model in another configuration.
    boolean serves(Model other, URI at, @Nullable Replica with) {
        return name.equals(other.target(at))
                && address.equals(at)
                && replica == with
                && model.upstream().equals(other.upstream());
    }

    /// An address found by a name is called by that name, which its certificate and its proxy know.
    RequestOptions post(String path) {
        int port = address.getPort() > 0 ? address.getPort() : tls() ? 443 : 80;
        String base = address.getRawPath();
        String root = base.endsWith("/") ? base : base + "/";
        RequestOptions options = new RequestOptions();
        if (model.provider().balancing().resolveMillis() > 0) {
            options.setServer(SocketAddress.inetSocketAddress(port, address.getHost()));
        }
        return options.setMethod(HttpMethod.POST)
                .setHost(model.provider().host(address))
                .setPort(port)
                .setSsl(tls())
                .setURI(root + path);
    }
}
