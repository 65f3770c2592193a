package dev.sluice.kit;

import dev.sluice.ask.Patch;
import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Card;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Provider.Balance;
import dev.sluice.catalog.Provider.Residency;
import dev.sluice.catalog.Timeouts;
import dev.sluice.wire.Secret;
import dev.sluice.wire.Tier;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Builds a [Model] by hand: what a test does not say is the plainest there is, at an address where
/// nobody listens.
public final class Models {

    private final String name;
    private String upstream;
    private List<URI> addresses = List.of(URI.create("http://127.0.0.1:1/v1"));
    private List<Secret> keys = List.of();
    private Balancing balancing = Balancing.of(Balance.LEAST_LOAD);
    private String engine = "";
    private String at = "p";
    private Residency residency = Residency.SELF_HOSTED;
    private Tier tier;
    private Timeouts timeouts = Timeouts.UNSAID;
    private Card card = Card.UNKNOWN;
    private @Nullable Price price;

    private Models(String name) {
        this.name = name;
        this.upstream = name;
    }

    public static Models named(String name) {
        return new Models(name);
    }

    public Models upstream(String theirs) {
        upstream = theirs;
        return this;
    }

    public Models at(List<URI> bases) {
        addresses = bases;
        return this;
    }

    public Models key(String credential) {
        return keys(credential);
    }

    public Models keys(String... credentials) {
        keys = Stream.of(credentials).map(Secret::new).toList();
        return this;
    }

    public Models balance(Balance how) {
        balancing = Balancing.of(how);
        return this;
    }

    public Models balancing(Balancing how) {
        balancing = how;
        return this;
    }

    public Models provider(String name) {
        at = name;
        return this;
    }

    public Models price(Price asked) {
        price = asked;
        return this;
    }

    public Models engine(String name) {
        engine = name;
        return this;
    }

    public Models external() {
        residency = Residency.EXTERNAL;
        return this;
    }

    public Models tier(Tier where) {
        tier = where;
        return this;
    }

    public Models timeouts(Timeouts limits) {
        timeouts = limits;
        return this;
    }

    /// Tokens of its context; unknown when never said.
    public Models window(int tokens) {
        card = new Card(Card.Kind.UNKNOWN, tokens, 0, Set.of(), null, null, "", Set.of());
        return this;
    }

    /// Most tokens of one answer; unknown when never said.
    public Models outputLimit(int tokens) {
        card = new Card(Card.Kind.UNKNOWN, 0, tokens, Set.of(), null, null, "", Set.of());
        return this;
    }

    public Model model() {
        Provider provider =
                new Provider(
                        at,
                        "openai",
                        engine,
                        addresses,
                        keys,
                        residency,
                        balancing,
                        Provider.Rules.NONE);
        return new Model(name, provider, upstream, tier, Patch.NONE, price, card, timeouts);
    }
}
