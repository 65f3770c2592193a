package dev.sluice.config;

import static dev.sluice.config.Assembly.millis;
import static dev.sluice.config.Assembly.or;

import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Resilience;
import dev.sluice.config.ProviderShape.ReplicaShape;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The part of [Checks] and of [Assembly] about where a provider's servers are.
record Addresses(ProviderShape.Address said) {

    /// Bits of a long, by which a replica is chosen.
    private static final int MOST = 64;

    /// @param path of the provider
    /// @param placed whether its dialect knows where it is
    void check(String path, boolean placed, Findings findings) {
        boolean single = findings.said(path + ".base-url");
        boolean many = findings.said(path + ".replicas");
        if (single && many) {
            findings.problem(path + ".replicas", "stands beside base-url; keep one of them");
        } else if (many && said.replicas().isEmpty() && findings.clean(path + ".replicas")) {
            findings.problem(path + ".replicas", "is empty; write at least one address");
        } else if (!single && !many && !placed) {
            findings.problem(
                    path, "has no address; write base-url: https://... or replicas: [...]");
        }
        List<URI> urls = replicas();
        if (new HashSet<>(urls).size() < urls.size()) {
            findings.problem(path + ".replicas", "names an address twice; keep one of them");
        }
        if (urls.size() > MOST) {
            findings.problem(
                    path + ".replicas",
                    "names " + urls.size() + " addresses; write at most " + MOST);
        }
        if (findings.said(path + ".resolve") && many) {
            findings.problem(
                    path + ".resolve",
                    "stands beside replicas, and both say who they are; keep one of them");
        }
        within(path + ".resolve", said.resolve(), 1_000, 86_400_000, findings);
        // reliability.md R30.
        within(path + ".scrape", said.scrape(), 250, 5_000, findings);
    }

    /// A server found by its name tells its load at its address, which no certificate has.
    void unseen(String path, Findings findings) {
        URI base = said.baseUrl();
        if (said.resolve() != null && base != null && "https".equals(base.getScheme())) {
            findings.warning(
                    path + ".resolve",
                    "stands beside https: a certificate for the name fits none of its addresses, so"
                            + " the load of these servers stays unknown; write base-url: http://...");
        }
    }

    static void within(
            String path, @Nullable Duration value, long least, long most, Findings findings) {
        if (value != null && (value.toMillis() < least || value.toMillis() > most)) {
            String found = findings.quote(path, value.toMillis() + "ms");
            String fix = " is out of range; write " + least + "ms to " + most + "ms";
            findings.problem(path, found + fix);
        }
    }

    List<URI> all() {
        return said.baseUrl() == null ? replicas() : List.of(said.baseUrl());
    }

    private List<URI> replicas() {
        return said.replicas().stream().map(ReplicaShape::url).filter(Objects::nonNull).toList();
    }

    Resilience resilience(Resilience usual) {
        return said.resilience() == null ? usual : said.resilience().over(usual);
    }

    Balancing balancing(Resilience resilience) {
        boolean equal = said.replicas().stream().allMatch(one -> one.capacity() == null);
        List<Integer> capacities =
                equal
                        ? List.of()
                        : said.replicas().stream().map(one -> or(one.capacity(), 1)).toList();
        return new Balancing(
                or(said.balance(), Provider.Balance.LEAST_LOAD),
                capacities,
                millis(said.resolve(), 0),
                millis(said.scrape(), Balancing.EVERY_MILLIS),
                or(said.priorityScheduling(), false),
                resilience);
    }
}
