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
/// @param conversation from `x-sluice-conversation`, the caller's own name of it; empty when unsaid
/// @param betas from `anthropic-beta`, of a caller who speaks that protocol; which of them a
///   provider hears of is declared there
public record Wishes(
        List<String> tags,
        @Nullable Tier atLeast,
        long deadlineMillis,
        boolean fallback,
        String conversation,
        List<String> betas) {

    public static final Wishes NONE = new Wishes(List.of(), null, 0, true);

    /// Without betas, in no conversation of that name.
    public Wishes(List<String> tags, @Nullable Tier atLeast, long deadline, boolean fallback) {
        this(tags, atLeast, deadline, fallback, "", List.of());
    }

    /// The same without a fallback.
    public Wishes alone() {
        return fallback
                ? new Wishes(tags, atLeast, deadlineMillis, false, conversation, betas)
                : this;
    }

    /// The same, with these betas.
    public Wishes asking(List<String> betas) {
        return betas.isEmpty()
                ? this
                : new Wishes(tags, atLeast, deadlineMillis, fallback, conversation, betas);
    }

    public Wishes {
        tags = List.copyOf(tags);
        betas = List.copyOf(betas);
    }
}
