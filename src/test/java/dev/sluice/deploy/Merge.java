package dev.sluice.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A strategic merge patch, as far as Deployments need it: maps are merged, lists of things with a
/// name are merged by it, all else is replaced, and null takes away.
final class Merge {

    private Merge() {}

    static void into(Map<String, Object> target, Map<String, Object> change) {
        if ("replace".equals(change.get("$patch"))) {
            target.clear();
        }
        change.forEach((name, value) -> {
            if (value == null) {
                target.remove(name);
            } else if (!name.equals("$patch")) {
                target.put(name, merged(target.get(name), value));
            }
        });
    }

    private static Object merged(Object before, Object change) {
        if (change instanceof Map<?, ?> map) {
            Map<String, Object> all =
                    before instanceof Map<?, ?> old ? Kustomize.cast(old) : new LinkedHashMap<>();
            into(all, Kustomize.cast(map));
            return all;
        }
        return change instanceof List<?> list && before instanceof List<?> old && named(list)
                ? byName(old, list)
                : change;
    }

    private static boolean named(List<?> list) {
        return list.stream()
                .allMatch(one -> one instanceof Map<?, ?> map && map.containsKey("name"));
    }

    /// What a patch names comes first, as Kustomize has it.
    private static List<Object> byName(List<?> before, List<?> changes) {
        Map<Object, Object> all = new LinkedHashMap<>();
        changes.forEach(one -> all.put(((Map<?, ?>) one).get("name"), one));
        for (Object old : before) {
            all.merge(((Map<?, ?>) old).get("name"), old, (change, was) -> merged(was, change));
        }
        return new ArrayList<>(all.values());
    }
}
