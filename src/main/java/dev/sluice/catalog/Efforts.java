package dev.sluice.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What each reasoning effort becomes at a provider.
final class Efforts {

    private Efforts() {}

    /// Every effort has a meaning: one that is not declared is that of the next lower one, or of
    /// the lowest (openai-wire REAS-8).
    static Map<String, String> mapped(Map<String, String> declared) {
        String lower = null;
        for (String word : Provider.Rules.EFFORTS) {
            lower = lower == null ? declared.get(word) : lower;
        }
        Map<String, String> all = new LinkedHashMap<>();
        for (String word : Provider.Rules.EFFORTS) {
            lower = declared.getOrDefault(word, lower);
            if (lower != null) {
                all.put(word, lower);
            }
        }
        return Collections.unmodifiableMap(all);
    }
}
