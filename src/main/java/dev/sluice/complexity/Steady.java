package dev.sluice.complexity;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Text;
import dev.sluice.wire.Tier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Predicate;

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

    /// The reason that stands first where a conversation was held.
    public static final String HELD = "conversation";

    /// A tag of the conversation, the minute it was seen, and its easy turns in a row; 0 is free.
    private final AtomicLongArray places = new AtomicLongArray(PLACES);

    private final long secret;

    /// @param secret mixed into keys, so that nobody can aim at another's place
    public Steady(long secret) {
        this.secret = secret;
    }

    /// Whether [#hold] could do anything: false for a conversation's first turn, unless it went up,
    /// for one whose caller wants no reasoning: it says nothing of the next, and where nobody can
    /// tell which conversation it is.
    boolean concerns(Ask ask, Complexity now) {
        boolean weighed = !Double.isNaN(now.probability());
        String effort = ask.options().reasoningEffort();
        boolean kept = "none".equals(effort) || "minimal".equals(effort);
        boolean told = weighed && ask.text().spoken();
        return told && !kept && (now.tier() == Tier.REASONING || ask.content().turns() > 1);
    }

    /// The complexity to route by.
    ///
    /// @param team whose conversation it is
    /// @param pays whether leaving the reasoning tier would cost less than staying
    /// @param nanos now, on the clock of `System.nanoTime()`
    public Complexity hold(
            Complexity now, Scale scale, Ask ask, String team, Predicate<Ask> pays, long nanos) {
        if (!concerns(ask, now)) {
            return now;
        }
        long key = key(ask, team);
        long next = next(key, now, scale, pays.test(ask), nanos);
        if (next != places.getOpaque(at(key))) {
            places.setOpaque(at(key), next);
        }
        return told(now, key, next);
    }

    /// What [#hold] would say, and the conversation stays as it is: for who only asks.
    public Complexity foresee(
            Complexity now, Scale scale, Ask ask, String team, Predicate<Ask> pays, long nanos) {
        if (!concerns(ask, now)) {
            return now;
        }
        long key = key(ask, team);
        return told(now, key, next(key, now, scale, pays.test(ask), nanos));
    }

    private long key(Ask ask, String team) {
        return ask.text().conversation(secret ^ Text.seed(team, ask.model()));
    }

    private static int at(long key) {
        return (int) key & PLACES - 1;
    }

    private static long tag(long key) {
        return key >>> TAG_SHIFT | 1L << Long.SIZE - TAG_SHIFT - 1;
    }

    /// The conversation's place after this turn; it bears the tag of one that stays up.
    private long next(long key, Complexity now, Scale scale, boolean pays, long nanos) {
        long tag = tag(key);
        long minute = TimeUnit.NANOSECONDS.toMinutes(nanos) & MINUTES;
        if (now.tier() == Tier.REASONING) {
            return place(tag, minute, 0);
        }
        long place = places.getOpaque(at(key));
        if (place >>> TAG_SHIFT != tag) {
            return place;
        }
        long idle = minute - (place >>> 2 & MINUTES) & MINUTES;
        boolean easy = now.probability() < scale.reasoningAbove() - EASY;
        int turns = easy ? (int) (place & 3) + 1 : 0;
        boolean leaves = idle > IDLE_MINUTES || turns >= EASY_TURNS && pays;
        return leaves ? 0 : place(tag, minute, Math.min(turns, EASY_TURNS));
    }

    private static Complexity told(Complexity now, long key, long next) {
        boolean held = next >>> TAG_SHIFT == tag(key);
        return held && now.tier() != Tier.REASONING ? now.up(HELD) : now;
    }

    private static long place(long tag, long minute, int turns) {
        return tag << TAG_SHIFT | minute << 2 | turns;
    }
}
