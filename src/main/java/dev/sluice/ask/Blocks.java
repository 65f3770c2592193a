package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;

/// Counts the blocks that turns in Anthropic's form consist of, and shows text that a human may
/// have written to [Human]: what stands inside of a tool's result is nobody's turn. One per
/// request.
final class Blocks {

    /// A turn has a block for each call and each result, where OpenAI's form has members and
    /// messages of their own: twice as many as messages (security.md section 6).
    private static final int MAX_BLOCKS = 4_000;

    private static final int MAX_IMAGES = 100;
    private static final String[] TYPES = {
        "text", "tool_use", "tool_result", "thinking", "image", "document", "redacted_thinking"
    };
    private static final Keys.Known BLOCK =
            Keys.Known.of(
                    ("type text source content input thinking signature data title context id name"
                                    + " tool_use_id is_error cache_control citations")
                            .split(" "));

    private final Human human;
    private int blocks;
    private int depth;
    private int results;
    private int images;
    private int files;
    private int textBytes;

    Blocks(Human human) {
        this.human = human;
    }

    int textBytes() {
        return textBytes;
    }

    /// Results of tools so far.
    int results() {
        return results;
    }

    /// Counts text that nobody reads: definitions of tools.
    void more(int bytes) {
        textBytes += bytes;
    }

    Content content(int turns, int tools, int toolResults, int systemBytes) {
        return new Content(turns, tools, toolResults, images, 0, files, textBytes, systemBytes);
    }

    void content(Cursor at) {
        switch (at.token()) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> text(at.start() + 1, at.end() - 1, at);
            case START_ARRAY -> {
                while (at.next() != JsonToken.END_ARRAY) {
                    if (++blocks > MAX_BLOCKS) {
                        throw Fault.tooMany("messages[].content", MAX_BLOCKS);
                    }
                    block(at);
                }
            }
            default -> throw at.wrong("a string or an array of blocks");
        }
    }

    private void text(int start, int end, Cursor at) {
        textBytes += end - start;
        if (depth == 0) {
            human.add(at, start, end);
        }
    }

    private void block(Cursor at) {
        String type = "";
        int start = 0;
        int end = 0;
        int object = at.enter();
        for (String key = at.key(object, BLOCK); key != null; key = at.key(object, BLOCK)) {
            switch (key) {
                case "type" -> type = at.word(TYPES);
                case "text" -> {
                    start = at.start() + 1;
                    end = string(at);
                }
                case "content" -> inner(at);
                case "source" -> textBytes += Source.textBytes(at, this::inner);
                case "input", "thinking", "title", "context" -> textBytes += at.skip();
                default -> at.skip();
            }
        }
        if (end > 0) {
            text(start, end, at);
        }
        count(type);
    }

    private static int string(Cursor at) {
        if (at.token() != JsonToken.VALUE_STRING) {
            throw at.wrong("a string");
        }
        return at.end() - 1;
    }

    /// What a result consists of; servers' own tools give objects.
    private void inner(Cursor at) {
        if (at.token() == JsonToken.START_OBJECT) {
            at.skip();
        } else {
            depth++;
            content(at);
            depth--;
        }
    }

    private void count(String type) {
        switch (type) {
            case "tool_result" -> results++;
            case "document" -> files++;
            case "image" -> {
                if (++images > MAX_IMAGES) {
                    throw Fault.unsupported("messages", "has more than 100 images");
                }
            }
            default -> {}
        }
    }
}
