package dev.sluice.fleet;

import dev.sluice.catalog.Provider;
import java.net.InetAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The fleets of the configuration in force, by provider. Shared by all event loops.
public final class Fleets implements AutoCloseable {

    /// @param before of the configuration before: its calls may still be on their way here
    private record Kept(Fleet fleet, Rounds rounds, @Nullable Fleet before) {}

    private final Map<String, Kept> fleets = new ConcurrentHashMap<>();
    private final Supplier<Look> look;
    private final Resolver.Names names;
    private final LongSupplier clock;
    private @Nullable Look looking;

    public Fleets() {
        this(Look::http, InetAddress::getAllByName, System::nanoTime);
    }

    /// @param look made when the first replica is asked: most configurations have none
    Fleets(Supplier<Look> look, Resolver.Names names, LongSupplier clock) {
        this.look = look;
        this.names = names;
        this.clock = clock;
    }

    /// Null for a provider that is one server and does not tell its load: there is nothing to
    /// choose and nothing to know.
    public @Nullable Fleet of(Provider provider) {
        if (!provider.isFleet()) {
            return null;
        }
        Kept kept = fleets.get(provider.name());
        if (kept == null) {
            return begin(provider);
        }
        Fleet before = kept.before;
        return same(kept.fleet, provider)
                ? kept.fleet
                : before != null && same(before, provider)
                        ? before
                        : new Fleet(provider, kept.fleet.roll().members());
    }

    /// Seconds until a request sent now to one of the provider's servers would speak; NaN when none
    /// says what it has to do.
    public double firstToken(Provider provider) {
        Fleet fleet = of(provider);
        return fleet == null ? Double.NaN : fleet.firstToken(clock.getAsLong());
    }

    /// The providers of a configuration that comes in force: those gone are asked no more.
    public void keep(Collection<Provider> providers) {
        Map<String, Provider> wanted = new HashMap<>();
        providers.stream().filter(Provider::isFleet).forEach(one -> wanted.put(one.name(), one));
        fleets.forEach((name, kept) -> {
            if (!wanted.containsKey(name) && fleets.remove(name, kept)) {
                kept.rounds.end();
            }
        });
        wanted.values().forEach(this::begin);
    }

    private synchronized Fleet begin(Provider provider) {
        Kept last = fleets.get(provider.name());
        if (last != null && same(last.fleet, provider)) {
            return last.fleet;
        }
        Fleet fleet = new Fleet(provider, last == null ? List.of() : last.fleet.roll().members());
        if (looking == null) {
            looking = look.get();
        }
        Rounds rounds = new Rounds(fleet, looking, names, clock);
        fleets.put(provider.name(), new Kept(fleet, rounds, last == null ? null : last.fleet));
        if (last != null) {
            last.rounds.end();
        }
        if (provider.isVllm() || provider.balancing().resolveMillis() > 0) {
            Thread.ofVirtual().name("fleet-" + provider.name()).start(rounds);
        }
        return fleet;
    }

    private static boolean same(Fleet fleet, Provider other) {
        Provider one = fleet.provider();
        return one.addresses().equals(other.addresses())
                && one.balancing().equals(other.balancing())
                && one.engine().equals(other.engine());
    }

    @Override
    public void close() {
        fleets.values().forEach(kept -> kept.rounds.end());
        fleets.clear();
    }
}
