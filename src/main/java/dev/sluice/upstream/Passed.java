package dev.sluice.upstream;

import dev.sluice.wire.Labels;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;

/// Which of an upstream's headers go on to the caller, and what is said of its request.
final class Passed {

    /// What the caller may see of an upstream's headers (openai-wire HDR-4); everything else names
    /// accounts or machines.
    private static final List<CharSequence> PASSED =
            names(
                    "openai-processing-ms",
                    "openai-version",
                    "openai-model",
                    "x-ratelimit-limit-requests",
                    "x-ratelimit-limit-tokens",
                    "x-ratelimit-remaining-requests",
                    "x-ratelimit-remaining-tokens",
                    "x-ratelimit-reset-requests",
                    "x-ratelimit-reset-tokens");

    /// Who we are to an upstream.
    static final CharSequence SLUICE = HttpHeaders.createOptimized("sluice");

    static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");

    private static List<CharSequence> names(String... names) {
        return Arrays.stream(names).map(HttpHeaders::createOptimized).toList();
    }

    /// Characters of the list of dropped members.
    private static final int LONGEST = 1_024;

    private Passed() {}

    /// Anthropic's names for what OpenAI calls `x-ratelimit-LEAF-KIND`.
    private static final String ANTHROPIC = "anthropic-ratelimit-";

    /// As [#on], with Anthropic's headers under OpenAI's names (openai-wire HDR-4).
    static void translated(MultiMap headers, Labels labels, Instant now) {
        on(headers, labels);
        String id = headers.get("request-id");
        if (id != null) {
            labels.add(Labels.UPSTREAM_REQUEST_ID, Labels.clean(id));
        }
        for (String kind : new String[] {"requests", "tokens"}) {
            for (String leaf : new String[] {"limit", "remaining", "reset"}) {
                String value = headers.get(ANTHROPIC + kind + "-" + leaf);
                if (value != null) {
                    String told = leaf.equals("reset") ? until(value, now) : value;
                    labels.add("x-ratelimit-" + leaf + "-" + kind, Labels.clean(told));
                }
            }
        }
    }

    /// Anthropic's headers to a caller who knows them.
    static void own(MultiMap headers, Labels labels) {
        String id = headers.get("request-id");
        if (id != null) {
            labels.add(Labels.UPSTREAM_REQUEST_ID, Labels.clean(id));
        }
        headers.forEach((name, value) -> {
            if (name.regionMatches(true, 0, ANTHROPIC, 0, ANTHROPIC.length())) {
                labels.add(Labels.clean(name), Labels.clean(value));
            }
        });
    }

    /// A timestamp as OpenAI's `6m0s`; what is none stays.
    private static String until(String timestamp, Instant now) {
        try {
            long seconds = Math.max(0, Duration.between(now, Instant.parse(timestamp)).toSeconds());
            return seconds < 60 ? seconds + "s" : seconds / 60 + "m" + seconds % 60 + "s";
        } catch (DateTimeParseException notATimestamp) {
            return timestamp;
        }
    }

    /// In the words of the caller's protocol.
    static void on(Plan plan, MultiMap headers, Labels labels) {
        if (!plan.model().provider().dialect().equals("anthropic")) {
            on(headers, labels);
        } else if (plan.errand().ask().endpoint().anthropic()) {
            own(headers, labels);
        } else {
            translated(headers, labels, Instant.now());
        }
    }

    static void on(MultiMap headers, Labels labels) {
        String id = headers.get(REQUEST_ID);
        if (id != null) {
            labels.add(Labels.UPSTREAM_REQUEST_ID, Labels.clean(id));
        }
        for (CharSequence name : PASSED) {
            String value = headers.get(name);
            if (value != null) {
                labels.add(name, Labels.clean(value));
            }
        }
    }

    /// What was dropped of a request. Names are the caller's own: cleaned, and no more of them than
    /// a header should hold.
    static String names(List<String> dropped) {
        String all = Labels.clean(String.join(", ", dropped));
        return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + "...";
    }
}
