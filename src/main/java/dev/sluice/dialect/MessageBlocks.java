package dev.sluice.dialect;

import io.vertx.core.buffer.Buffer;

/// Writes the events of a stream of Anthropic's: blocks one after the other, indexes dense and from
/// 0, each closed before the next begins.
final class MessageBlocks {

    private enum Block {
        NONE,
        TEXT,
        THOUGHT,
        REDACTED,
        CALL
    }

    private static final int ROOM = 512;

    private Bytes out = new Bytes(ROOM);
    private Block block = Block.NONE;
    private int index = -1;

    /// What was written since the last time.
    Buffer take() {
        Buffer told = out.buffer();
        if (out.length() > 0) {
            out = new Bytes(ROOM);
        }
        return told;
    }

    /// Begins an event; whoever calls ends it, with a brace and a blank line.
    Bytes event(String type) {
        return out.put("event: ").put(type).put("\ndata: {\"type\":\"").put(type).put("\"");
    }

    private Bytes open(Block kind) {
        close();
        block = kind;
        return event("content_block_start")
                .put(",\"index\":")
                .put(++index)
                .put(",\"content_block\":");
    }

    /// Opens a text, where none is open.
    void text() {
        if (block != Block.TEXT) {
            open(Block.TEXT).put("{\"type\":\"text\",\"text\":\"\"}}\n\n");
        }
    }

    /// Opens a thought, where none is open.
    void thought() {
        if (block != Block.THOUGHT) {
            open(Block.THOUGHT)
                    .put("{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}}\n\n");
        }
    }

    /// A whole block.
    void redacted(Value data) {
        open(Block.REDACTED)
                .put("{\"type\":\"redacted_thinking\",\"data\":")
                .put(data)
                .put("}}\n\n");
        close();
    }

    /// Opens a call; what it is comes next.
    Bytes call() {
        return open(Block.CALL);
    }

    void close() {
        if (block != Block.NONE) {
            event("content_block_stop").put(",\"index\":").put(index).put("}\n\n");
            block = Block.NONE;
        }
    }

    void delta(String kind, String member, Value words) {
        event("content_block_delta")
                .put(",\"index\":")
                .put(index)
                .put(",\"delta\":{\"type\":\"")
                .put(kind)
                .put("\",\"")
                .put(member)
                .put("\":")
                .put(words)
                .put("}}\n\n");
    }
}
