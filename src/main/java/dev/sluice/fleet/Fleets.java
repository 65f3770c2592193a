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

    /// @param rounds null while nobody asks them: their provider is in no configuration in force
    /// @param before of the configuration before: its calls may still be on their way here
    private record Kept(Fleet fleet, @Nullable Rounds rounds, @Nullable Fleet before) {

        void end() {
            if (rounds != null) {
                rounds.end();
            }
        }
    }

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
    /// choose and nothing to know. Nobody is asked for it: that begins with [#keep]. A call of a
    /// configuration before the last two finds the fleet in force.
    public @Nullable Fleet of(Provider provider) {
        if (!provider.isFleet()) {
            return null;
        }
        Kept kept = fleets.get(provider.name());
        if (kept == null) {
            kept = fleets.computeIfAbsent(provider.name(), _ -> still(provider));
        }
        Fleet before = kept.before;
        return !kept.fleet.is(provider) && before != null && before.is(provider)
                ? before
                : kept.fleet;
    }

    private static Kept still(Provider provider) {
        return new Kept(new Fleet(provider, List.of()), null, null);
    }

    /// The providers of a configuration that is about to come in force: those gone are asked no
    /// more, and forgotten when they are gone from the next one too.
    public synchronized void keep(Collection<Provider> providers) {
        Map<String, Provider> wanted = new HashMap<>();
        providers.stream().filter(Provider::isFleet).forEach(one -> wanted.put(one.name(), one));
        fleets.values()
                .removeIf(kept ->
                        kept.rounds == null && !wanted.containsKey(kept.fleet.provider().name()));
        fleets.replaceAll((name, kept) -> wanted.containsKey(name) ? kept : over(kept));
        wanted.forEach(
                (name, provider) -> fleets.compute(name, (_, last) -> begun(provider, last)));
    }

    private static Kept over(Kept kept) {
        kept.end();
        return new Kept(kept.fleet, null, kept.before);
    }

    private Kept begun(Provider provider, @Nullable Kept last) {
        if (last == null) {
            return begun(new Fleet(provider, List.of()), null);
        }
        boolean same = last.fleet.is(provider);
        if (same && last.rounds != null) {
            return last;
        }
        last.end();
        return same
                ? begun(last.fleet, last.before)
                : begun(Fleet.after(last.fleet, provider), last.fleet);
    }

    private Kept begun(Fleet fleet, @Nullable Fleet before) {
        if (looking == null) {
            looking = look.get();
        }
        Rounds rounds = new Rounds(fleet, looking, names, clock);
        Provider provider = fleet.provider();
        if (provider.isVllm() || provider.balancing().resolveMillis() > 0) {
            Thread.ofVirtual().name("fleet-" + provider.name()).start(rounds);
        }
        return new Kept(fleet, rounds, before);
    }

    @Override
    public void close() {
        fleets.values().forEach(Kept::end);
        fleets.clear();
    }
}
