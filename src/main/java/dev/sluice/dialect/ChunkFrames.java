package dev.sluice.dialect;

import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Usage;
import io.vertx.core.buffer.Buffer;

/// Writes the events of a stream of `chat.completion.chunk`s: what each begins and ends with is
/// made once.
final class ChunkFrames {

    private static final int ROOM = 512;

    private final String model;
    private final long created;
    private final boolean usage;
    private final byte[] tail;
    private byte[] envelope = {};
    private byte[] head = {};
    private boolean begun;
    private Bytes out = new Bytes(ROOM);

    /// @param created seconds since 1970
    /// @param usage whether the caller asked for usage
    ChunkFrames(String model, long created, boolean usage) {
        this.model = model;
        this.created = created;
        this.usage = usage;
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

    /// The first event of the first choice, with the role; nothing when it was written already.
    void begin(Value id) {
        if (begun) {
            return;
        }
        begun = true;
        Bytes start = new Bytes(256).put("data: ");
        envelope = ChatHead.write(start, id, "chat.completion.chunk", created, model).take();
        choice(0);
        role();
    }

    /// What follows belongs to this choice.
    void choice(long index) {
        begin(Value.ABSENT);
        head =
                new Bytes(256)
                        .put(envelope)
                        .put("[{\"index\":")
                        .put(index)
                        .put(",\"delta\":")
                        .take();
    }

    /// The first event of a choice.
    void role() {
        delta().put("{\"role\":\"assistant\",\"content\":\"\"}");
        end();
    }

    /// An event with one member.
    void words(String member, Value words) {
        delta().put("{\"").put(member).put("\":").put(words).put("}");
        end();
    }

    /// An event with reasoning.
    void reasoning(Value words, Naming naming) {
        Counts.reasoning(delta().put("{"), words, naming).put("}");
        end();
    }

    /// An event of its own, about words told before it.
    void aside(Aside aside) {
        aside.delta(delta());
        end();
    }

    /// Begins an event; the delta comes next, and then [#end].
    Bytes delta() {
        begin(Value.ABSENT);
        return out.put(head);
    }

    void end() {
        out.put(",\"finish_reason\":null").put(tail);
    }

    /// An event with what proves a thought.
    void thought(Bytes block) {
        delta().put("{\"thinking_blocks\":[").put(block).put("]}");
        end();
    }

    void finish(String reason) {
        delta().put("{},\"finish_reason\":\"").put(reason).put("\"").put(tail);
    }

    /// The last events.
    void done(Usage told) {
        if (usage && told.source() == Usage.Source.REPORTED) {
            out.put(envelope).put("[],\"usage\":");
            Counts.write(told, out);
            out.put("}\n\n");
        }
        out.put("data: [DONE]\n\n");
    }
}
