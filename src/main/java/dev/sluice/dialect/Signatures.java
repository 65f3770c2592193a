package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What providers want back unchanged with the result of a tool call, and most clients lose: the
/// thoughts that led to it, by the call's id. Bounded in bytes and time; what it forgot is sent
/// without. Safe for use by many threads: a lock is taken once per answer or turn with tool calls.
final class Signatures {

    /// A tool loop that rests longer begins to think anew.
    private static final Duration KEPT = Duration.ofHours(1);

    /// Thoughts of some ten thousand calls at a few KB each.
    private static final long ROOM = 32L << 20;

    /// One answer's thoughts; larger ones are not kept.
    static final int LARGEST = 256 << 10;

    /// What an entry costs beside its thoughts and the characters of its key: objects and headers.
    private static final int ENTRY = 200;

    /// Any: what is told apart lies in one process.
    private static final long SEED = 0x51_9e_0c_e7L;

    private record Entry(byte[] thoughts, long until) {}

    private final InstantSource clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private long used;

    Signatures(InstantSource clock) {
        this.clock = clock;
    }

    /// Whose thoughts: no other provider's model can read them, and no other team or conversation
    /// may, whatever ids its upstream gives to calls.
    static String loop(String team, Ask ask, Model model) {
        return team
                + '\n'
                + model.provider().name()
                + '\n'
                + model.upstream()
                + '\n'
                + Long.toHexString(ask.text().conversation(SEED));
    }

    private static String key(String loop, String call) {
        return loop + ' ' + call;
    }

    /// @param loop as [#loop]
    /// @param calls ids of the answer's tool calls
    synchronized void keep(String loop, List<String> calls, byte[] thoughts) {
        long until = clock.millis() + KEPT.toMillis();
        for (String call : calls) {
            String key = key(loop, call);
            forget(key);
            entries.put(key, new Entry(thoughts, until));
            used += size(key, thoughts);
        }
        makeRoom();
    }

    private void forget(String key) {
        Entry old = entries.remove(key);
        used -= old == null ? 0 : size(key, old.thoughts);
    }

    private static long size(String key, byte[] thoughts) {
        return (long) ENTRY + key.length() + thoughts.length;
    }

    /// Eldest first, which is also the order in which they run out.
    private void makeRoom() {
        long now = clock.millis();
        Iterator<Map.Entry<String, Entry>> eldest = entries.entrySet().iterator();
        while (eldest.hasNext()) {
            Map.Entry<String, Entry> next = eldest.next();
            if (used <= ROOM && next.getValue().until > now) {
                return;
            }
            used -= size(next.getKey(), next.getValue().thoughts);
            eldest.remove();
        }
    }

    synchronized byte @Nullable [] find(String loop, String call) {
        Entry entry = entries.get(key(loop, call));
        return entry == null || entry.until <= clock.millis() ? null : entry.thoughts;
    }
}
