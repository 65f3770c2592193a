package dev.sluice.upstream;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Body;
import dev.sluice.catalog.Model;
import dev.sluice.fleet.Replica;
import dev.sluice.wire.Tier;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The replica that a conversation must go on with when it brings back tool results or thoughts
/// (reliability.md R33). Bounded; a home that is lost, or overwritten by another conversation in
/// its place, costs a cold cache and nothing else. Any thread.
final class Homes {

    /// Places, each of one conversation: some 1 MB when full.
    private static final int PLACES = 1 << 14;

    /// What is searched for a tool call's id, from the end (chosen: the results of one turn).
    private static final int REACH = 1 << 16;

    private static final byte[] ANSWER = "\"assistant\"".getBytes(US_ASCII);
    private static final byte[] CALL = "\"tool_call_id\"".getBytes(US_ASCII);
    private static final byte[] USE = "\"tool_use_id\"".getBytes(US_ASCII);

    private record Home(long conversation, Replica replica) {}

    private final AtomicReferenceArray<Home> homes = new AtomicReferenceArray<>(PLACES);

    /// Who the conversation must go on with; null when it may go anywhere.
    @Nullable Replica of(Model model, Errand errand) {
        Ask ask = errand.ask();
        if (ask.content().turns() < 3 || !ask.goesOn()) {
            return null;
        }
        int answer = before(ask.body(), ask.body().length(), ANSWER, ANSWER);
        if (answer < 0) {
            return null;
        }
        long conversation = conversation(model, errand, answer);
        Home home = homes.get(place(conversation));
        return home == null || home.conversation != conversation ? null : home.replica;
    }

    /// Remembers who answers where the next turn may have to come back: after tools were offered,
    /// or thoughts may have been told.
    void keep(Errand errand, Model model, Replica replica) {
        Ask ask = errand.ask();
        if (ask.content().tools() > 0 || errand.tier() == Tier.REASONING) {
            long conversation = conversation(model, errand, ask.body().length());
            homes.set(place(conversation), new Home(conversation, replica));
        }
    }

    /// By its first human turn, and by the last tool call that was answered before a place in the
    /// body: runs of an agent begin alike, and soon share nothing else.
    private static long conversation(Model model, Errand errand, int end) {
        Ask ask = errand.ask();
        long hash = ask.text().conversation(Leading.seed(model, errand));
        int call = ask.content().turns() < 3 ? -1 : before(ask.body(), end, CALL, USE);
        if (call < 0) {
            return hash;
        }
        byte[] bytes = ask.body().bytes();
        int open = quote(bytes, quote(bytes, call + 1) + 1);
        return Leading.hash(bytes, open, quote(bytes, open + 1), hash);
    }

    /// Where one of two words stands last before a place in the messages; -1 when not within reach.
    private static int before(Body body, int end, byte[] word, byte[] other) {
        int member = body.find("messages");
        if (member < 0) {
            return -1;
        }
        byte[] bytes = body.bytes();
        int from = Math.min(end, body.valueEnd(member)) - 1;
        int least = Math.max(body.valueStart(member), from - REACH);
        for (int at = from; at > least; at--) {
            boolean opens = bytes[at] == '"' && bytes[at - 1] != '\\';
            if (opens && (is(bytes, at, word) || is(bytes, at, other))) {
                return at;
            }
        }
        return -1;
    }

    private static boolean is(byte[] bytes, int at, byte[] word) {
        int end = at + word.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, word, 0, word.length);
    }

    private static int place(long conversation) {
        return (int) (conversation ^ (conversation >>> 32)) & (PLACES - 1);
    }

    private static int quote(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != '"') {
            at++;
        }
        return at;
    }
}
