package dev.sluice.upstream;

import dev.sluice.wire.Labels;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;

/// Which of an upstream's headers go on to the caller.
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

    private Passed() {}

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
}
