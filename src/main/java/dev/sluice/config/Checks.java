package dev.sluice.config;

import dev.sluice.config.Shape.Entry;
import dev.sluice.wire.Secret;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What no single value shows: names that stand for nothing, and keys that do not go together. A
/// null was reported by [Binder] and is passed over.
record Checks(Shape shape, Findings findings, Known known, Estimators estimators) {

    void run() {
        shape.providers().forEach(this::provider);
        Shape.Defaults defaults = shape.defaults();
        resilience("defaults.resilience", defaults == null ? null : defaults.resilience());
        shape.models().forEach(new ModelChecks(shape, findings, known)::run);
        shape.pools().forEach(this::pool);
        shape.routes().forEach(new RouteChecks(shape, findings, known, this)::run);
    }

    private void provider(String name, ProviderShape provider) {
        String path = "providers." + name;
        if (provider.dialect() != null && !known.dialects().contains(provider.dialect())) {
            Set<String> dialects = new TreeSet<>(known.dialects());
            findings.unknown(path + ".dialect", provider.dialect(), "a dialect", dialects);
        }
        Addresses addresses = new Addresses(provider.address());
        addresses.check(path, Adapters.adapts(provider), findings);
        if ("vllm".equals(provider.engine())) {
            addresses.unseen(path, findings);
        }
        if (Adapters.adapts(provider)) {
            Adapters.check(path, provider, findings);
        }
        keys(path, provider);
        resilience(path + ".resilience", provider.address().resilience());
    }

    private void resilience(String path, @Nullable ResilienceShape said) {
        if (said != null) {
            said.check(path, findings);
        }
    }

    private void keys(String path, ProviderShape provider) {
        List<Secret> keys = provider.credentials().apiKeys();
        String place = path + ".api-keys";
        if (findings.said(path + ".api-key") && findings.said(place)) {
            findings.problem(place, "stands beside api-key; keep one of them");
        } else if (findings.said(place) && keys.isEmpty() && findings.clean(place)) {
            findings.problem(place, "is empty; leave it out when the provider needs no key");
        } else if (new HashSet<>(keys).size() < keys.size()) {
            findings.problem(place, "names a key twice; keep one of them");
        }
    }

    private void pool(String name, List<Entry> entries) {
        String path = "pools." + name;
        if (shape.models().containsKey(name)) {
            String fix = "; a rule's use could mean either: rename one";
            findings.problem(
                    path,
                    "'"
                            + name
                            + "' is also a model at "
                            + findings.place("models." + name).at()
                            + fix);
        }
        if (entries.isEmpty() && findings.clean(path)) {
            findings.problem(path, "is empty; write at least one model");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < entries.size(); i++) {
            entry(findings.item(path, i), entries.get(i), seen);
        }
        long weighted = entries.stream().filter(entry -> entry.weight() != null).count();
        if (weighted > 0 && weighted < entries.size()) {
            findings.problem(
                    path,
                    "has a weight on "
                            + weighted
                            + " of "
                            + entries.size()
                            + " entries; write one on all or on none");
        } else if (weighted > 0
                && entries.stream()
                        .allMatch(entry -> entry.weight() != null && entry.weight() == 0)) {
            findings.problem(path, "has only weights of 0; write at least one above 0");
        }
    }

    private void entry(String path, Entry entry, Set<String> seen) {
        String model = entry.model();
        String place = findings.said(path + ".model") ? path + ".model" : path;
        named(place, model, "a model", shape.models().keySet());
        if (model != null && !seen.add(model)) {
            findings.problem(
                    place, findings.quote(place, model) + " stands twice in the pool; keep one");
        }
    }

    void named(String path, @Nullable String name, String what, Collection<String> names) {
        if (name != null && !names.contains(name)) {
            findings.unknown(path, name, what, names);
        }
    }
}
