package dev.sluice.dialect;

import java.util.List;

/// Blocks of a user or the system, from Anthropic's form to parts of OpenAI's.
final class MessagesParts {

    private MessagesParts() {}

    /// The parts, commas between; those that stand elsewhere in OpenAI's form are passed over.
    static void write(Bytes out, Value content, String param, boolean plain) {
        int i = 0;
        for (Value block : Roles.parts(content)) {
            String at = content.isString() ? param : param + "[" + i++ + "]";
            if (!block.get("type").is("tool_result")) {
                part(out, block, at, plain);
            }
        }
    }

    /// The text that a content is; absent when it is more, or bears a mark for the cache that is
    /// carried.
    static Value onlyText(Value content, boolean plain) {
        List<Value> blocks = Roles.parts(content);
        if (blocks.size() != 1) {
            return Value.ABSENT;
        }
        Value block = blocks.getFirst();
        boolean marked = !plain && block.get("cache_control").isObject();
        return marked ? Value.ABSENT : Roles.words(block);
    }

    static void part(Bytes out, Value block, String param, boolean plain) {
        Value words = Roles.words(block);
        if (words.isString()) {
            text(out, words);
        } else {
            switch (block.get("type").text()) {
                case "image" -> image(out, block.get("source"), param + ".source");
                case "document" -> document(out, block, param, plain);
                case String _ -> throw Cannot.carry(param + ".type", "is of another kind");
            }
        }
        MessagesTurns.mark(out, block, plain);
        out.put("}");
    }

    private static Bytes next(Bytes out) {
        return out.put(out.length() == 0 ? "" : ",");
    }

    /// Each part is written without its closing brace.
    private static void text(Bytes out, Value words) {
        next(out).put("{\"type\":\"text\",\"text\":").put(words);
    }

    private static void image(Bytes out, Value source, String param) {
        next(out).put("{\"type\":\"image_url\",\"image_url\":{\"url\":");
        switch (source.get("type").text()) {
            case "base64" -> data(out, source, param);
            case "url" -> out.put(said(source.get("url"), param + ".url"));
            case String _ -> throw Cannot.carry(param, "names an image stored elsewhere");
        }
        out.put("}");
    }

    private static void data(Bytes out, Value source, String param) {
        out.put("\"data:")
                .inside(said(source.get("media_type"), param + ".media_type"))
                .put(";base64,")
                .inside(said(source.get("data"), param + ".data"))
                .put("\"");
    }

    private static Value said(Value words, String param) {
        if (!words.says()) {
            throw Cannot.read(param, "is missing", "send it as a string");
        }
        return words;
    }

    /// A text goes on as one, what is made of blocks as they are. OpenAI wants a name of a file.
    private static void document(Bytes out, Value block, String param, boolean plain) {
        Value source = block.get("source");
        String at = param + ".source";
        switch (source.get("type").text()) {
            case "text" -> text(out, said(source.get("data"), at + ".data"));
            case "base64" -> {
                Value title = block.get("title");
                data(next(out).put("{\"type\":\"file\",\"file\":{\"file_data\":"), source, at);
                if (plain || title.says()) {
                    out.put(",\"filename\":")
                            .put(title.says() ? title : Value.quoted("document.pdf"));
                }
                out.put("}");
            }
            case "content" -> {
                Bytes inner = new Bytes(256);
                write(inner, source.get("content"), at + ".content", true);
                if (inner.length() == 0) {
                    throw Cannot.read(at + ".content", "is empty", "send text or images");
                }
                next(out).put(inner).cut(out.length() - 1);
            }
            case String _ -> throw Cannot.carry(at, "names a document stored elsewhere");
        }
    }
}
