package dev.sluice.dialect;

/// Writes what is said in Anthropic's blocks, with the caller's marks for the prompt cache as far
/// as they are taken.
final class AnthropicBlocks {

    /// Anthropic takes no more (prompt caching, 2026-11).
    private static final int MARKS = 4;

    private final int skip;
    private int marks;
    private boolean detailed;

    /// @param skip marks to leave out, from the first on
    AnthropicBlocks(int skip) {
        this.skip = skip;
    }

    /// How many marks there are more than the provider takes: the last ones count, because they
    /// hold what comes before them.
    int surplus() {
        return Math.max(0, marks - MARKS);
    }

    /// Whether an image says how closely to look at it, which there is no word for.
    boolean detailed() {
        return detailed;
    }

    void parts(Bytes out, Value content, String param) {
        int i = 0;
        for (Value part : Roles.parts(content)) {
            part(out, part, param + ".content[" + i++ + "]");
        }
    }

    private void part(Bytes out, Value part, String param) {
        Value words = Roles.words(part);
        if (words.isString()) {
            text(out, words, part);
            return;
        }
        switch (part.get("type").text()) {
            case "image_url" -> {
                Value image = part.get("image_url");
                detailed |= Nested.detailed(image);
                Value url = image.isObject() ? image.get("url") : image;
                AnthropicMedia.image(out.comma(), Media.of(url, param + ".image_url.url"), param);
                end(out, part);
            }
            case "file" -> {
                AnthropicMedia.document(out.comma(), part.get("file"), param + ".file");
                end(out, part);
            }
            case "text" -> {}
            case String _ -> throw Cannot.carry(param + ".type", "is of another kind");
        }
    }

    /// Blank texts are refused upstream, and say nothing.
    void text(Bytes out, Value words, Value part) {
        if (words.isString() && !Roles.isBlank(words)) {
            out.comma().put("{\"type\":\"text\",\"text\":").put(words);
            end(out, part);
        }
    }

    void result(Bytes out, Value message, String param) {
        Value content = message.get("content");
        out.comma()
                .put("{\"type\":\"tool_result\",\"tool_use_id\":")
                .put(message.get("tool_call_id"));
        if (content.isString()) {
            out.put(",\"content\":").put(content);
        } else if (content.isArray()) {
            out.put(",\"content\":[");
            parts(out, content, param);
            out.put("]");
        }
        if (message.get("is_error").isTrue()) {
            out.put(",\"is_error\":true");
        }
        end(out, message);
    }

    /// Ends a block, with the caller's mark for the prompt cache.
    void end(Bytes out, Value part) {
        Value mark = part.get("cache_control");
        if (mark.isObject() && marks++ >= skip) {
            out.put(",\"cache_control\":").put(mark);
        }
        out.put("}");
    }
}
