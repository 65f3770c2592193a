package dev.sluice.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads [Wishes] from the headers that carry them, and refuses what means nothing.
final class Wished {

    private static final CharSequence TAGS = HttpHeaders.createOptimized("x-sluice-tags");
    private static final CharSequence TIER = HttpHeaders.createOptimized("x-sluice-tier");
    private static final CharSequence FALLBACK = HttpHeaders.createOptimized("x-sluice-fallback");
    private static final CharSequence CONVERSATION =
            HttpHeaders.createOptimized("x-sluice-conversation");
    private static final int LONGEST_LIST = 1_024;
    private static final int LONGEST_NAME = 256;

    private Wished() {}

    /// Throws [Refused] that names the header, for a value that means nothing.
    static Wishes wishes(MultiMap headers) {
        String tags = headers.get(TAGS) == null ? null : String.join(",", headers.getAll(TAGS));
        String tier = only(headers, TIER);
        String fallback = only(headers, FALLBACK);
        String conversation = only(headers, CONVERSATION);
        long deadline = Deadline.millis(headers);
        if (tags == null
                && tier == null
                && deadline == 0
                && fallback == null
                && conversation == null) {
            return Wishes.NONE;
        }
        return new Wishes(
                tags(tags),
                tier(tier),
                deadline,
                fallback(fallback),
                conversation(conversation),
                List.of());
    }

    /// Null when it is not sent. What stands between a caller and us may add a header again: the
    /// first alone could be the weaker wish.
    static @Nullable String only(MultiMap headers, CharSequence name) {
        String first = headers.get(name);
        if (first != null && headers.getAll(name).stream().distinct().count() > 1) {
            throw wrong(name.toString(), "is sent twice with two values", "send it once");
        }
        return first;
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
                            "x-sluice-tier",
                            "is '" + Labels.brief(other) + "'",
                            "send fast or reasoning");
        };
    }

    private static boolean fallback(@Nullable String value) {
        return switch (value) {
            case null -> true;
            case "none" -> false;
            case String other ->
                    throw wrong(
                            "x-sluice-fallback",
                            "is '" + Labels.brief(other) + "'",
                            "send none, or leave it out");
        };
    }

    private static String conversation(@Nullable String value) {
        if (value != null && value.length() > LONGEST_NAME) {
            throw wrong(
                    "x-sluice-conversation",
                    "is longer than " + LONGEST_NAME + " bytes",
                    "send an id of the conversation");
        }
        return value == null ? "" : value;
    }

    static Refused wrong(String header, String found, String fix) {
        return new Refused(
                new Refusal.Malformed(
                        header,
                        "unsupported_value",
                        "Header " + header + " " + found + "; " + fix + "."));
    }
}
