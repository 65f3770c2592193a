package dev.sluice.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request's headers, as far as we read any: each is read once, and everything not named here is
/// ignored.
public record Envelope(MultiMap headers) {

    private static final CharSequence REQUEST_ID = HttpHeaders.createOptimized("x-request-id");
    private static final CharSequence TAGS = HttpHeaders.createOptimized("x-sluice-tags");
    private static final CharSequence TIER = HttpHeaders.createOptimized("x-sluice-tier");
    private static final CharSequence DEADLINE_MS =
            HttpHeaders.createOptimized("x-sluice-deadline-ms");
    private static final CharSequence FALLBACK = HttpHeaders.createOptimized("x-sluice-fallback");
    private static final CharSequence READ_TIMEOUT =
            HttpHeaders.createOptimized("x-stainless-read-timeout");

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_LIST = 1_024;

    /// Of headers that did not come over HTTP.
    public static Envelope of(Map<String, String> headers) {
        MultiMap all = MultiMap.caseInsensitiveMultiMap();
        headers.forEach(all::add);
        return new Envelope(all);
    }

    /// Null when the body may be read as JSON (security S28, openai-wire ENC-3, ENC-4).
    public @Nullable Refusal unreadable() {
        String encoding = headers.get(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return new Refusal.UnsupportedMedia(
                    "Content-Encoding '"
                            + clean(encoding)
                            + "' is not accepted; send the body uncompressed.");
        }
        String type = headers.get(HttpHeaders.CONTENT_TYPE);
        return type == null || !isJson(type)
                ? new Refusal.UnsupportedMedia(
                        "Content-Type is '"
                                + (type == null ? "missing" : clean(type))
                                + "'; send 'application/json' in UTF-8.")
                : null;
    }

    private static boolean isJson(String type) {
        if (type.equals("application/json")) {
            return true;
        }
        String[] parts = type.toLowerCase(Locale.ROOT).split(";");
        boolean utf8 = true;
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip().replace("\"", "");
            utf8 &=
                    !parameter.startsWith("charset=")
                            || parameter.equals("charset=utf-8")
                            || parameter.equals("charset=us-ascii");
        }
        return utf8 && parts[0].strip().equals("application/json");
    }

    /// One credential exactly, from any of the three headers SDKs use (openai-wire AUTH-1, security
    /// S13).
    public Credential credential() {
        return Presented.in(headers);
    }

    /// The caller's own when it is short and printable, else a new one (openai-wire HDR-3).
    public String requestId() {
        String id = headers.get(REQUEST_ID);
        return id != null && !id.isEmpty() && id.length() <= LONGEST_ID && Presented.printable(id)
                ? id
                : Ids.next();
    }

    /// Throws [Refused] that names the header, for a value that means nothing.
    public Wishes wishes() {
        String tags = headers.get(TAGS);
        String tier = headers.get(TIER);
        String deadline = headers.get(DEADLINE_MS);
        String fallback = headers.get(FALLBACK);
        String timeout = headers.get(READ_TIMEOUT);
        if (tags == null
                && tier == null
                && deadline == null
                && fallback == null
                && timeout == null) {
            return Wishes.NONE;
        }
        return new Wishes(tags(tags), tier(tier), deadline(deadline, timeout), fallback(fallback));
    }

    private static List<String> tags(@Nullable String value) {
        List<String> tags = new ArrayList<>();
        if (value != null) {
            if (value.length() > LONGEST_LIST) {
                throw wrong(
                        "x-sluice-tags",
                        "is longer than " + LONGEST_LIST + " bytes",
                        "send fewer tags");
            }
            for (String tag : value.split(",")) {
                if (!tag.isBlank()) {
                    tags.add(tag.strip());
                }
            }
        }
        return tags;
    }

    private static @Nullable Tier tier(@Nullable String value) {
        return switch (value) {
            case null -> null;
            case "fast" -> Tier.FAST;
            case "reasoning" -> Tier.REASONING;
            case String other ->
                    throw wrong(
                            "x-sluice-tier", "is '" + clean(other) + "'", "send fast or reasoning");
        };
    }

    private static boolean fallback(@Nullable String value) {
        return switch (value) {
            case null -> true;
            case "none" -> false;
            case String other ->
                    throw wrong(
                            "x-sluice-fallback",
                            "is '" + clean(other) + "'",
                            "send none, or leave it out");
        };
    }

    /// The shorter of ours, in milliseconds, and the SDK's, in seconds, which is ignored when it
    /// means nothing: no caller wrote it by hand.
    private static long deadline(@Nullable String millis, @Nullable String seconds) {
        double sdk = number(seconds) * 1000;
        long theirs = sdk >= 1 && sdk < Long.MAX_VALUE ? (long) sdk : 0;
        if (millis == null) {
            return theirs;
        }
        double ours = number(millis);
        if (!(ours >= 1 && ours <= Integer.MAX_VALUE)) {
            throw wrong(
                    "x-sluice-deadline-ms",
                    "is '" + clean(millis) + "'",
                    "send a whole number of milliseconds, 1 or more");
        }
        return theirs == 0 ? (long) ours : Math.min(theirs, (long) ours);
    }

    private static double number(@Nullable String text) {
        try {
            return text == null ? 0 : Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    private static Refused wrong(String header, String found, String fix) {
        return new Refused(
                new Refusal.Malformed(
                        header,
                        "unsupported_value",
                        "Header " + header + " " + found + "; " + fix + "."));
    }

    private static String clean(String value) {
        String clean = Labels.clean(value);
        return clean.length() <= 64 ? clean : clean.substring(0, 64) + "...";
    }
}
