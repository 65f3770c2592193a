package dev.sluice.catalog;

import dev.sluice.catalog.Provider.Balance;
import java.util.List;

/// How several servers are one provider, and what follows when they fail.
///
/// @param capacities parallel to the addresses, relative to one another; empty: all the same
/// @param resolveMillis how often the one address's name is resolved anew, each address found being
///   a replica; 0: the name is one server
/// @param everyMillis how often a server is asked what it has to do
/// @param ranks whether its servers schedule by a request's priority
public record Balancing(
        Balance by,
        List<Integer> capacities,
        int resolveMillis,
        int everyMillis,
        boolean ranks,
        Resilience resilience) {

    /// In the order in which requests come.
    public Balancing(Balance by, List<Integer> capacities, int resolveMillis, int everyMillis) {
        this(by, capacities, resolveMillis, everyMillis, false, Resilience.DEFAULT);
    }

    /// reliability.md R30.
    public static final int EVERY_MILLIS = 500;

    public Balancing {
        capacities = List.copyOf(capacities);
    }

    public static Balancing of(Balance by) {
        return new Balancing(by, List.of(), 0, EVERY_MILLIS);
    }

    public int capacity(int replica) {
        return capacities.isEmpty() ? 1 : capacities.get(replica);
    }
}
