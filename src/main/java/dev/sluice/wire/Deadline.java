package dev.sluice.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/// How long a caller waits, by its headers.
final class Deadline {

    private static final CharSequence DEADLINE_MS =
            HttpHeaders.createOptimized("x-sluice-deadline-ms");
    private static final CharSequence READ_TIMEOUT =
            HttpHeaders.createOptimized("x-stainless-read-timeout");

    private Deadline() {}

    /// The shorter of ours, in milliseconds, and the SDK's, in seconds, which is ignored when it
    /// means nothing: no caller wrote it by hand. 0 when none is said. Throws [Refused] that names
    /// the header.
    static long millis(MultiMap headers) {
        String millis = Wished.only(headers, DEADLINE_MS);
        String seconds = headers.get(READ_TIMEOUT);
        double sdk = number(seconds) * 1000;
        long theirs = sdk >= 1 && sdk < Long.MAX_VALUE ? (long) sdk : 0;
        if (millis == null) {
            return theirs;
        }
        long ours = whole(millis);
        return theirs == 0 ? ours : Math.min(theirs, ours);
    }

    private static int whole(String millis) {
        try {
            int whole = Integer.parseInt(millis);
            if (whole >= 1) {
                return whole;
            }
        } catch (NumberFormatException _) {
            // Told below, as what is too small.
        }
        throw Wished.wrong(
                "x-sluice-deadline-ms",
                "is '" + Labels.brief(millis) + "'",
                "send a whole number of milliseconds, 1 to " + Integer.MAX_VALUE);
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
