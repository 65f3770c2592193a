package dev.sluice.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads numbers and durations for [Scalars].
record Numbers(Findings findings) {

    /// How numbers are written, without a sign.
    static final String WHOLE = "[0-9][0-9_]{0,17}";

    static final String DECIMAL = "[0-9]{1,18}(\\.[0-9]{1,18})?";

    /// Of what has no bounds of its own.
    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h)");

    @Nullable Number number(Class<?> type, String text, Doc doc, String path) {
        boolean whole = type != BigDecimal.class;
        if (!text.matches("-?" + (whole ? WHOLE : DECIMAL))) {
            String form =
                    whole
                            ? " is not a whole number; write digits such as 600"
                            : " is not a number; write digits such as 1.25";
            return wrong(path, findings.quote(path, text) + form);
        }
        BigDecimal value = new BigDecimal(whole ? text.replace("_", "") : text);
        if (value.doubleValue() < doc.min() || value.doubleValue() > doc.max()) {
            return wrong(
                    path,
                    findings.quote(path, text)
                            + " is out of range; write "
                            + plain(doc.min())
                            + " to "
                            + plain(doc.max()));
        }
        if (type == Integer.class && value.abs().compareTo(MOST) > 0) {
            return wrong(
                    path, findings.quote(path, text) + " is out of range; write at most " + MOST);
        }
        return type == Integer.class
                ? (Number) value.intValueExact()
                : type == Long.class ? (Number) value.longValueExact() : value;
    }

    static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /// @param written as the files have it, which is how it is shown
    @Nullable Duration duration(String text, String written, boolean zero, String path) {
        findings.written(path, written);
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return wrong(
                    path,
                    findings.quote(path, text)
                            + " is not a duration; write a number and a unit such as 500ms, 10s, 10m or 1h");
        }
        long count = Long.parseLong(parts.group(1));
        Duration duration =
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                };
        return duration.isZero() && !zero || duration.compareTo(Duration.ofDays(1)) > 0
                ? wrong(path, findings.quote(path, text) + " is out of range; write 1ms to 24h")
                : duration;
    }

    private <T> @Nullable T wrong(String path, String message) {
        findings.problem(path, message);
        return null;
    }
}
