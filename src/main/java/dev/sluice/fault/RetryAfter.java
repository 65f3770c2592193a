package dev.sluice.fault;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// An upstream's hint when to come back, in the three forms that occur (reliability.md R13). A
/// negative or absurd value counts as absent.
public final class RetryAfter {

    /// A hint beyond a day is no hint.
    private static final double ABSURD = Duration.ofDays(1).toMillis();

    private RetryAfter() {}

    /// Milliseconds; 0 when there is no hint.
    ///
    /// @param header the value of a header by its name in lower case
    public static long millis(Function<String, @Nullable String> header, Instant now) {
        String exact = header.apply("retry-after-ms");
        long millis = exact == null ? 0 : sane(number(exact));
        if (millis > 0) {
            return millis;
        }
        String hint = header.apply("retry-after");
        if (hint == null) {
            return 0;
        }
        double seconds = number(hint);
        return Double.isNaN(seconds) ? date(hint, now) : sane(1000 * seconds);
    }

    private static long sane(double millis) {
        return millis > 0 && millis <= ABSURD ? (long) Math.ceil(millis) : 0;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static long date(String text, Instant now) {
        try {
            Instant then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            return sane(Duration.between(now, then).toMillis());
        } catch (DateTimeException notADate) {
            return 0;
        }
    }
}
