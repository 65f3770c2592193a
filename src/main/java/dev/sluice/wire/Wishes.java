package dev.sluice.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a caller asked for in `x-sluice-*` headers. Wishes narrow the choice and never widen it
/// (security S33).
///
/// @param tags from `x-sluice-tags`; in the order given, without blanks
/// @param atLeast from `x-sluice-tier`; null when unsaid
/// @param deadlineMillis the shorter of `x-sluice-deadline-ms` and `x-stainless-read-timeout`; 0
///   when unsaid
/// @param fallback false after `x-sluice-fallback: none`
public record Wishes(
        List<String> tags, @Nullable Tier atLeast, long deadlineMillis, boolean fallback) {

    public static final Wishes NONE = new Wishes(List.of(), null, 0, true);

    public Wishes {
        tags = List.copyOf(tags);
    }
}
