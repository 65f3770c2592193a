package dev.sluice.deploy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Of the External Secrets operator, as far as we use it: what it does not name is a mistake.
record ExternalSecret(String apiVersion, String kind, Map<String, Object> metadata, Spec spec) {

    record Spec(
            String refreshInterval,
            Store secretStoreRef,
            Target target,
            @Nullable List<Item> data,
            @Nullable List<From> dataFrom) {}

    record Store(String kind, String name) {}

    record Target(String name) {}

    record Item(String secretKey, Ref remoteRef) {}

    record From(Ref extract) {}

    record Ref(String key, @Nullable String property) {}
}
