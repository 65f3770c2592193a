package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Answers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What a provider's own word for a failure means, where its rules say so: it may say more than the
/// status.
final class RuledErrors {

    private RuledErrors() {}

    static Complaint judged(Answers rules, Complaint said) {
        Value error = Value.of(said.errorJson().getBytes(StandardCharsets.UTF_8)).get("error");
        for (Map.Entry<String, Integer> rule : rules.errors().entrySet()) {
            boolean about =
                    matches(rule.getKey(), error.get("code").text())
                            || matches(rule.getKey(), error.get("type").text());
            if (about) {
                return new Complaint(
                        rule.getValue(),
                        said.message(),
                        said.code(),
                        said.errorJson(),
                        said.retryAfterMillis());
            }
        }
        return said;
    }

    private static boolean matches(String pattern, String word) {
        return pattern.endsWith("*")
                ? word.startsWith(pattern.substring(0, pattern.length() - 1))
                : word.equals(pattern);
    }
}
