package dev.sluice.config;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one of a closed set of words for [Scalars]: enum constants as the files write them.
record Choices(Findings findings) {

    @Nullable Object constant(Class<?> type, String text, String path) {
        List<String> words = Arrays.stream(type.getEnumConstants()).map(Scalars::word).toList();
        int at = words.indexOf(text);
        return at < 0
                ? wrong(
                        path,
                        findings.quote(path, text)
                                + " is not one of "
                                + String.join(", ", words)
                                + closest(text, words))
                : type.getEnumConstants()[at];
    }

    private static String closest(String text, List<String> words) {
        String fix = Shown.fix(text, words);
        return fix.startsWith("did") ? "; " + fix : "; write one of them";
    }

    private <T> @Nullable T wrong(String path, String message) {
        findings.problem(path, message);
        return null;
    }
}
