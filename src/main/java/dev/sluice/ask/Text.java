package dev.sluice.ask;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Human text as ranges of the caller's body, still JSON-escaped. Immutable; each reader takes its
/// own [Glyphs].
///
/// Shape: `latest` and `first` are pairs (start, end) of string contents without their quotes, in
/// order; both are empty when no human turn exists. `first` identifies a conversation (affinity),
/// `latest` is what is weighed.
///
/// @param identity a hash of what the caller calls the conversation, else of the first kilobyte of
///   the first human turn; 0 when there is neither
public record Text(byte[] bytes, int[] latest, int[] first, long identity) {

    /// Of a conversation without a name.
    public Text(byte[] bytes, int[] latest, int[] first) {
        this(bytes, latest, first, identity(bytes, first));
    }

    /// reliability.md R32.
    private static final int CONVERSATION_BYTES = 1024;

    /// The 64-bit golden ratio, as in SplitMix64; little-endian reads give the same hash anywhere.
    private static final long PRIME = 0x9E3779B97F4A7C15L;

    /// PRIME times this is 1, modulo 2^64.
    private static final long INVERSE = 0xF1DE83E19937733DL;

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int[] NONE = {};
    private static final byte[] OPEN = "<system-reminder>".getBytes(US_ASCII);
    private static final byte[] CLOSE = "</system-reminder>".getBytes(US_ASCII);

    /// Of a body that was dropped.
    static final Text NOTHING = none(new byte[0]);

    /// No human turn.
    static Text none(byte[] bytes) {
        return new Text(bytes, NONE, NONE);
    }

    /// Where a turn's own words begin, behind blocks that a client's harness puts before them;
    /// `end` when there are no others.
    static int afterReminders(byte[] bytes, int start, int end) {
        int own = start;
        for (int at = blank(bytes, start, end); isAt(bytes, at, end, OPEN); ) {
            int close = at + OPEN.length;
            while (close < end && !isAt(bytes, close, end, CLOSE)) {
                close++;
            }
            if (close >= end) {
                return own;
            }
            at = blank(bytes, close + CLOSE.length, end);
            own = at;
        }
        return own;
    }

    private static int blank(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end) {
            if (bytes[at] == ' ') {
                at++;
            } else if (bytes[at] == '\\' && (bytes[at + 1] == 'n' || bytes[at + 1] == 'r')) {
                at += 2;
            } else {
                return at;
            }
        }
        return end;
    }

    private static boolean isAt(byte[] bytes, int at, int end, byte[] word) {
        int to = at + word.length;
        return to <= end && Arrays.equals(bytes, at, to, word, 0, word.length);
    }

    /// The latest human turn, decoded code point by code point.
    public Glyphs glyphs() {
        return new Glyphs(bytes, latest);
    }

    /// The same in the conversation of that name; an empty one is none.
    Text in(String conversation) {
        return conversation.isEmpty() ? this : new Text(bytes, latest, first, named(conversation));
    }

    private static long named(String conversation) {
        long hash = conversation.length();
        for (int i = 0; i < conversation.length(); i++) {
            hash = mix(hash ^ conversation.charAt(i));
        }
        return known(hash);
    }

    /// Whether the conversation can be told from others: it has a name, or somebody spoke.
    public boolean spoken() {
        return identity != 0;
    }

    /// The latest human turn alone, in bytes of its own, its last part cut so that at most `most`
    /// bytes are left: for who keeps it longer than the call.
    public Text excerpt(int most) {
        byte[] copy = new byte[most];
        int[] ranges = new int[latest.length];
        int used = 0;
        int range = 0;
        for (; range < latest.length && used < most; range += 2) {
            int end = cut(latest[range], Math.min(latest[range + 1], latest[range] + most - used));
            ranges[range] = used;
            System.arraycopy(bytes, latest[range], copy, used, end - latest[range]);
            used += end - latest[range];
            ranges[range + 1] = used;
        }
        return new Text(Arrays.copyOf(copy, used), Arrays.copyOf(ranges, range), NONE);
    }

    /// The last place up to `end` where neither a UTF-8 sequence nor an escape is open.
    private int cut(int start, int end) {
        int at = start;
        while (at < end) {
            int next = at + 1;
            if (bytes[at] == '\\') {
                next = bytes[at + 1] == 'u' ? at + 6 : at + 2;
            } else {
                while (next < bytes.length && (bytes[next] & 0xC0) == 0x80) {
                    next++;
                }
            }
            if (next > end) {
                return at;
            }
            at = next;
        }
        return at;
    }

    /// A stable 64-bit hash of [#identity] and [#seed]: a conversation keeps its place (R32).
    public long conversation(long seed) {
        return mix(mix(identity ^ seed * PRIME));
    }

    /// Of a team's conversations: orders a weighted pool, on every instance, and in replay.
    public static long seed(String team) {
        return team.hashCode() * PRIME;
    }

    /// Of those by a name: by the one asked for they keep their model (`Pins`) and tier (`Steady`,
    /// and a secret: its places know few bits), by the upstream's the replica with their cache
    /// (`Leading` and `Homes`, and what the request holds).
    public static long seed(String team, String name) {
        return seed(team) + name.hashCode();
    }

    private static long identity(byte[] bytes, int[] first) {
        long hash = first.length;
        int left = CONVERSATION_BYTES;
        for (int r = 0; r < first.length && left > 0; r += 2) {
            int end = Math.min(first[r + 1], first[r] + left);
            left -= end - first[r];
            int at = first[r];
            for (; at + Long.BYTES <= end; at += Long.BYTES) {
                hash = mix(hash ^ (long) EIGHT.get(bytes, at));
            }
            for (; at < end; at++) {
                hash = mix(hash ^ bytes[at]);
            }
        }
        return first.length == 0 ? 0 : known(hash);
    }

    private static long known(long hash) {
        return hash == 0 ? 1 : hash;
    }

    private static long mix(long hash) {
        long product = hash * PRIME;
        return product ^ (product >>> 29);
    }

    private static long unmix(long mixed) {
        return (mixed ^ (mixed >>> 29) ^ (mixed >>> 58)) * INVERSE;
    }

    /// A text whose [#conversation] with this seed is the given one: it stands in for a first turn
    /// that was not kept, so that what a conversation decided is decided again. Each step of the
    /// hash is undone.
    public static Text standIn(long conversation, long seed) {
        return new Text(new byte[0], NONE, NONE, unmix(unmix(conversation)) ^ seed * PRIME);
    }
}
