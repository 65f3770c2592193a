package dev.sluice.config;

import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Resilience;
import dev.sluice.catalog.Timeouts;
import dev.sluice.complexity.Opinions;
import dev.sluice.config.ModelShape.Cost;
import dev.sluice.config.Shape.Clocks;
import dev.sluice.config.Shape.Entry;
import dev.sluice.route.Pool;
import dev.sluice.route.Route;
import dev.sluice.wire.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Builds providers, models, pools and routes out of a shape that has no problem.
final class Assembly {

    /// What Anthropic asks for writing its five-minute cache: a fourth on top (its pricing page,
    /// prompt caching).
    private static final int FOR_A_WRITE = 4;

    private final Shape shape;
    private final Known known;
    private final Map<String, Provider> providers;
    private final Map<String, Model> models;
    private final Map<String, Pool> pools;
    private final Map<String, Route> routes;
    private final Routing routing;

    Assembly(Shape shape, Known known, Estimators estimators) {
        this.shape = shape;
        this.known = known;
        this.providers = each(shape.providers(), this::provider);
        this.models = each(shape.models(), this::model);
        this.pools = each(shape.pools(), this::pool);
        this.routing = new Routing(shape, models, pools, estimators, known.scores());
        this.routes = each(shape.routes(), routing::route);
    }

    Map<String, Model> models() {
        return models;
    }

    Map<String, Pool> pools() {
        return pools;
    }

    Map<String, Route> routes() {
        return routes;
    }

    Map<String, Opinions> opinions() {
        return each(shape.routes(), (_, said) -> routing.opinions(said));
    }

    private static <A, B> Map<String, B> each(
            Map<String, A> shapes, BiFunction<String, A, B> build) {
        Map<String, B> built = new LinkedHashMap<>();
        shapes.forEach((name, said) -> built.put(name, build.apply(name, said)));
        return Collections.unmodifiableMap(built);
    }

    private Provider provider(String name, ProviderShape said) {
        Addresses addresses = new Addresses(said.address());
        ResilienceShape all = shape.defaults() == null ? null : shape.defaults().resilience();
        Resilience usual = all == null ? Resilience.DEFAULT : all.over(Resilience.DEFAULT);
        Resilience met = addresses.resilience(usual);
        return new Provider(
                name,
                some(said.dialect()),
                or(said.engine(), ""),
                Adapters.addresses(said, addresses.all()),
                keys(said.credentials()),
                or(said.residency(), Provider.Residency.EXTERNAL),
                addresses.balancing(met),
                Rulebook.of(Layers.of(null, said.rules(), "")));
    }

    private static List<Secret> keys(ProviderShape.Credentials said) {
        return said.apiKey() == null ? said.apiKeys() : List.of(said.apiKey());
    }

    private Model model(String name, ModelShape said) {
        Clocks defaults = shape.defaults() == null ? null : shape.defaults().timeouts();
        ProviderShape from = some(shape.providers().get(some(said.provider())));
        Provider provider = some(providers.get(some(said.provider())));
        String upstream = some(said.upstream());
        Provider.Rules rules = Rulebook.of(Presets.layers(shape, from, upstream));
        return new Model(
                name,
                provider.with(rules),
                upstream,
                said.tier(),
                Cards.patch(said),
                price(said.price(), upstream, provider),
                Cards.card(known.cards().apply(upstream), said),
                clocks(said.timeouts()).or(clocks(from.timeouts())).or(clocks(defaults)));
    }

    private @Nullable Price price(@Nullable Cost said, String upstream, Provider provider) {
        Price price =
                said == null
                        ? known.prices().apply(upstream, provider.addresses())
                        : price(said, some(said.input()));
        if (said != null && said.cacheWrite() != null) {
            return some(price).writing(Price.picos(said.cacheWrite()));
        }
        return price == null || !provider.dialect().equals("anthropic")
                ? price
                : price.writing(price.input() + price.input() / FOR_A_WRITE);
    }

    private static Price price(Cost said, BigDecimal input) {
        return new Price(
                Price.picos(input),
                Price.picos(or(said.cachedInput(), input)),
                Price.picos(or(said.output(), BigDecimal.ZERO)));
    }

    private static Timeouts clocks(@Nullable Clocks said) {
        return said == null
                ? Timeouts.UNSAID
                : new Timeouts(
                        millis(said.connect(), -1),
                        millis(said.firstByte(), -1),
                        millis(said.firstToken(), -1),
                        millis(said.idle(), -1),
                        millis(said.total(), -1),
                        or(said.minRate(), -1));
    }

    static int millis(@Nullable Duration said, int unsaid) {
        return said == null ? unsaid : Math.toIntExact(said.toMillis());
    }

    private Pool pool(String name, List<Entry> entries) {
        List<Model> chosen =
                entries.stream().map(entry -> some(models.get(some(entry.model())))).toList();
        List<Integer> weights =
                entries.stream().map(Entry::weight).filter(Objects::nonNull).toList();
        return new Pool(name, chosen, weights);
    }

    static <T> T or(@Nullable T said, T unsaid) {
        return said == null ? unsaid : said;
    }

    /// What [Checks] has proved to be there.
    static <T> T some(@Nullable T checked) {
        return Objects.requireNonNull(checked);
    }
}
