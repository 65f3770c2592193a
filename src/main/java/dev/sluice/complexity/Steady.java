package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import dev.sluice.wire.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/// Keeps a conversation from going to and fro between tiers (routing-quality.md 5.3): moving up is
/// free, moving down needs two easy turns in a row, and that leaving the warm cache pays. Bounded
/// and lossy: a conversation may lose its place to another, which costs it nothing but that. Safe
/// from any thread.
public final class Steady {

    /// How far below the threshold a turn is easy.
    private static final double EASY = 0.10;

    private static final int EASY_TURNS = 2;
    private static final int IDLE_MINUTES = 30;

    /// Conversations remembered at once; 256 KB.
    private static final int PLACES = 1 << 15;

    private static final int MINUTE_BITS = 20;
    private static final int TAG_SHIFT = MINUTE_BITS + 2;
    private static final long MINUTES = (1L << MINUTE_BITS) - 1;

    /// A tag of the conversation, the minute it was seen, and its easy turns in a row; 0 is free.
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    private final long secret;

    /// @param secret mixed into keys, so that nobody can aim at another's place
    public Steady(long secret) {
        this.secret = secret;
    }

    /// Whether [#hold] could do anything: false for a conversation's first turn, unless it went up.
    public boolean concerns(Ask ask, Complexity now) {
        boolean weighed = !Double.isNaN(now.probability());
        return weighed && (now.tier() == Tier.REASONING || ask.content().turns() > 1);
    }

    /// The complexity to route by.
    ///
    /// @param team whose conversation it is
    /// @param pays whether leaving the reasoning tier would cost less than staying
    /// @param nanos now, on the clock of `System.nanoTime()`
    public Complexity hold(
            Complexity now, Scale scale, Ask ask, String team, boolean pays, long nanos) {
        long key = ask.text().conversation(secret ^ team.hashCode() * 31L + ask.model().hashCode());
        int at = (int) key & PLACES - 1;
        long tag = key >>> TAG_SHIFT | 1L << Long.SIZE - TAG_SHIFT - 1;
        long minute = TimeUnit.NANOSECONDS.toMinutes(nanos) & MINUTES;
        if (now.tier() == Tier.REASONING) {
            places.setOpaque(at, place(tag, minute, 0));
            return now;
        }
        long place = places.getOpaque(at);
        long idle = minute - (place >>> 2 & MINUTES) & MINUTES;
        if (place >>> TAG_SHIFT != tag || idle > IDLE_MINUTES) {
            return now;
        }
        boolean easy = now.probability() < scale.reasoningAbove() - EASY;
        int turns = easy ? (int) (place & 3) + 1 : 0;
        if (turns >= EASY_TURNS && pays) {
            places.setOpaque(at, 0);
            return now;
        }
        places.setOpaque(at, place(tag, minute, Math.min(turns, EASY_TURNS)));
        return stays(now);
    }

    private static long place(long tag, long minute, int turns) {
        return tag << TAG_SHIFT | minute << 2 | turns;
    }

    private static Complexity stays(Complexity now) {
        List<String> reasons = new ArrayList<>(now.reasons());
        reasons.addFirst("conversation");
        return new Complexity(
                now.probability(),
                Tier.REASONING,
                now.language(),
                true,
                reasons.subList(0, Math.min(reasons.size(), Judge.MAX_REASONS)),
                now.features());
    }
}
