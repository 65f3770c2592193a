package dev.sluice.dialect;

import java.util.LinkedHashMap;
import java.util.Map;

/// A provider's counts under OpenAI's names, as its rules declare them (openai-wire USAGE-2). A
/// name with a dot is one of the details: `prompt_tokens_details.cached_tokens`.
final class UsageNames {

    private UsageNames() {}

    /// @param names ours by the provider's
    static void write(Bytes out, Value usage, Map<String, String> names) {
        Map<String, Bytes> details = new LinkedHashMap<>();
        for (int i = 0; i < usage.size(); i++) {
            String to = names.getOrDefault(usage.name(i), "");
            int dot = to.indexOf('.');
            if (dot > 0) {
                Bytes inside =
                        details.computeIfAbsent(to.substring(0, dot), _ -> new Bytes(64).put("{"));
                inside.comma().quoted(to.substring(dot + 1)).put(":").put(usage.at(i));
            }
        }
        out.put("{");
        for (int i = 0; i < usage.size(); i++) {
            String to = names.getOrDefault(usage.name(i), usage.name(i));
            if (to.indexOf('.') < 0) {
                out.comma().put("\"").put(to).put("\":");
                member(out, usage.at(i), details.remove(to));
            }
        }
        details.forEach((name, inside) -> out.comma().quoted(name).put(":").put(inside).put("}"));
        out.put("}");
    }

    /// What the provider has of the details already comes first.
    private static void member(
            Bytes out, Value value, @org.jspecify.annotations.Nullable Bytes more) {
        if (more == null || !value.isObject()) {
            out.put(value);
            return;
        }
        out.put(value.a, value.from, value.to - 1).comma();
        out.put(more.take(), 1, more.length()).put("}");
    }
}
