package dev.sluice.dialect;

import dev.sluice.ledger.Usage;
import dev.sluice.wire.Ids;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/// Writes the events of a stream of `chat.completion.chunk`s: what each begins and ends with is
/// made once.
final class ChunkFrames {

    private static final int ROOM = 512;

    private static final String CHOICE = "[{\"index\":0,\"delta\":";

    private final String model;
    private final long created;
    private final byte[] tail;
    private byte[] head = {};
    private boolean begun;
    private Bytes out = new Bytes(ROOM);

    /// @param created seconds since 1970
    /// @param usage whether the caller asked for usage
    ChunkFrames(String model, long created, boolean usage) {
        this.model = model;
        this.created = created;
        this.tail = new Bytes(16).put(usage ? "}],\"usage\":null}\n\n" : "}]}\n\n").take();
    }

    /// What was written since the last time.
    Buffer take() {
        Buffer told = out.buffer();
        if (out.length() > 0) {
            out = new Bytes(ROOM);
        }
        return told;
    }

    /// The first event, with the role; nothing when it was written already.
    void begin(Value id) {
        if (begun) {
            return;
        }
        begun = true;
        head = new Bytes(256).put(envelope(id)).put(CHOICE).take();
        out.put(head).put("{\"role\":\"assistant\",\"content\":\"\"}");
        end();
    }

    private Bytes envelope(Value id) {
        Bytes start = new Bytes(256).put("data: {\"id\":\"chatcmpl-");
        if (id.says()) {
            start.inside(id);
        } else {
            start.put(Ids.next());
        }
        return start.put("\",\"object\":\"chat.completion.chunk\",\"created\":")
                .put(created)
                .put(",\"model\":")
                .quoted(model)
                .put(",\"choices\":");
    }

    /// Begins an event; the delta comes next, and then [#end].
    Bytes delta() {
        begin(Value.ABSENT);
        return out.put(head);
    }

    void end() {
        out.put(",\"finish_reason\":null").put(tail);
    }

    /// Begins a list of what proves thoughts; whoever calls ends it.
    Bytes thoughts() {
        return delta().put("{\"thinking_blocks\":[");
    }

    void finish(String reason) {
        delta().put("{},\"finish_reason\":\"").put(reason).put("\"").put(tail);
    }

    /// The last events.
    ///
    /// @param told null where the caller gets none
    void done(@Nullable Usage told) {
        if (told != null) {
            out.put(head, 0, head.length - CHOICE.length()).put("[],\"usage\":");
            Counts.write(told, out);
            out.put("}\n\n");
        }
        out.put("data: [DONE]\n\n");
    }
}
