package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;

/// Reads the blocks that turns in Anthropic's form consist of, and shows text that a human may have
/// written to [Human]: what stands inside of a tool's result is nobody's turn. One per request.
final class Blocks {

    /// A turn has a block for each call and each result, where OpenAI's form has members and
    /// messages of their own: twice as many as messages (security.md section 6).
    static final int MOST = 4_000;

    private static final String[] TYPES = {
        "text", "tool_use", "tool_result", "thinking", "image", "document", "redacted_thinking"
    };
    private static final Keys.Known BLOCK =
            Keys.Known.of(
                    ("type text source content input thinking signature data title context id name"
                                    + " tool_use_id is_error cache_control citations")
                            .split(" "));

    private final Conversation said;
    private int depth;
    private int results;

    Blocks(Conversation said) {
        this.said = said;
    }

    /// Results of tools so far.
    int results() {
        return results;
    }

    void content(Cursor at) {
        switch (at.token()) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> text(at.start() + 1, at.end() - 1, at);
            case START_ARRAY -> {
                while (at.next() != JsonToken.END_ARRAY) {
                    said.part();
                    block(at);
                }
            }
            default -> throw at.wrong("a string or an array of blocks");
        }
    }

    private void text(int start, int end, Cursor at) {
        said.text(end - start);
        if (depth == 0) {
            said.human.add(at, start, end);
        }
    }

    private void block(Cursor at) {
        String type = "";
        int start = 0;
        int end = 0;
        boolean shown = false;
        int object = at.enter();
        for (String key = at.key(object, BLOCK); key != null; key = at.key(object, BLOCK)) {
            switch (key) {
                case "type" -> type = at.word(TYPES);
                case "text" -> {
                    start = at.start() + 1;
                    end = Conversation.textEnd(at);
                }
                case "content" -> inner(at);
                case "is_error" -> {
                    said.loop.fails(depth == 0 && at.token() == JsonToken.VALUE_TRUE);
                    at.skip();
                }
                case "source" -> {
                    shown = at.token() == JsonToken.START_OBJECT;
                    said.text(Source.textBytes(at, this::inner));
                }
                case "input", "thinking", "title", "context" -> said.text(at.skip());
                default -> at.skip();
            }
        }
        if (end > 0) {
            text(start, end, at);
        }
        count(type, shown, at);
    }

    /// What a result consists of; servers' own tools give objects.
    private void inner(Cursor at) {
        int start = at.start();
        if (at.token() == JsonToken.START_OBJECT) {
            at.skip();
        } else {
            depth++;
            content(at);
            depth--;
        }
        if (depth == 0) {
            said.loop.lies(start, at.end());
        }
    }

    /// Who shows something counts, whatever the block says it is.
    private void count(String type, boolean shown, Cursor at) {
        if (type.equals("tool_result")) {
            results++;
            said.loop.result(at.bytes());
        }
        boolean image = type.equals("image");
        said.pictures(image, false);
        said.file(!image && (shown || type.equals("document")));
    }
}
