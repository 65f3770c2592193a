package dev.sluice.upstream;

import dev.sluice.catalog.Model;
import dev.sluice.fault.RetryBudget;
import dev.sluice.fleet.Candidate;
import dev.sluice.fleet.Replica;
import dev.sluice.health.Health;
import dev.sluice.health.Keychain;
import dev.sluice.health.Turn;
import dev.sluice.load.Room;
import dev.sluice.metrics.Meters;
import dev.sluice.metrics.TargetMeters;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Secret;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One upstream endpoint together with the model it serves: the unit that is guarded, measured and
/// chosen. Shared by all event loops.
final class Target implements Candidate {

    private final String name;
    private final URI address;
    private final Bulletin bulletin = new Bulletin(this);
    private final Health health;
    private volatile Keychain keychain;
    private final Shield shield;
    private final TargetMeters meters;
    private final RetryBudget budget;
    private final Room room;
    private final Model model;
    private final @Nullable Replica replica;

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
        this.keychain = new Keychain(model.provider().keys());
        this.health = new Health(bulletin, Groups.terms(model.provider().balancing().resilience()));
        this.shield = Shield.of(model.name(), health);
        if (replica != null && model.provider().isVllm()) {
            this.meters.sees(replica.sight());
        }
        this.meters.bears(room::limit);
    }

    Health health() {
        return health;
    }

    Model model() {
        return model;
    }

    Keychain keychain() {
        return keychain;
    }

    /// The credentials it is called with. New ones after a reload end what the old ones brought on;
    /// calls that came before it go on with those.
    Keychain keychain(List<Secret> keys) {
        Keychain known = keychain.of(keys);
        if (known == null) {
            known = keychain.then(keys);
            keychain = known;
            health.pardon();
        }
        return known;
    }

    /// The model's name, with the replica's host and port when there are several.
    String name() {
        return name;
    }

    /// Its place is another's from now on, who may have its name too.
    void replaced() {
        bulletin.replaced();
    }

    URI address() {
        return address;
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

    TargetMeters meters() {
        return meters;
    }

    Room room() {
        return room;
    }

    void began(boolean streams) {
        room.began(streams);
        meters.inFlight(1);
        if (replica != null) {
            replica.began();
        }
    }

    void ended(boolean unheard) {
        room.ended(unheard);
        meters.inFlight(-1);
        if (replica != null) {
            replica.ended();
        }
    }

    /// The first content of an attempt's stream came.
    ///
    /// @param ours whether the gateway itself was late to hear it
    void spoke(Endpoint endpoint, long began, long now, boolean ours) {
        room.spoke(now - began, ours, now);
        meters.firstChunk(endpoint, now - began);
        if (replica != null) {
            replica.spoke(began, now);
        }
    }

    /// A stream broke off after its first content, or fell silent.
    void brokeOff() {
        health.failed(Turn.GO, System.nanoTime());
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
        return health.share(now);
    }

    /// Whether it may serve that model in another configuration.
    boolean serves(Model other, URI at, @Nullable Replica with) {
        return name.equals(other.target(at))
                && address.equals(at)
                && replica == with
                && Group.alike(model, other);
    }

    /// An address found by a name is called by that name, which its certificate and its proxy know.
    RequestOptions request(String path) {
        int port = Scout.port(address);
        String base = address.getRawPath();
        String root = base.endsWith("/") ? base : base + "/";
        RequestOptions options = new RequestOptions();
        if (model.provider().balancing().resolveMillis() > 0) {
            options.setServer(SocketAddress.inetSocketAddress(port, address.getHost()));
        }
        return options.setHost(model.provider().host(address))
                .setPort(port)
                .setSsl(tls())
                .setURI(root + path);
    }
}
