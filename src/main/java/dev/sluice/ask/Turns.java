package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;

/// Gathers what a conversation consists of, and where its human text lies, while a [Cursor] walks
/// over `messages`, `prompt` or `input`. One per request.
final class Turns {

    /// Limits of security.md section 6.
    private static final int MAX_MESSAGES = 2_000;

    private static final int MAX_PARTS = 500;
    private static final int MAX_TOOLS = 256;
    private static final int MAX_IMAGES = 100;

    private static final int[] NONE = {};
    private static final String[] ROLES = {
        "user", "assistant", "system", "tool", "developer", "function"
    };
    private static final String[] PARTS = {"text", "image_url", "input_audio", "file", "refusal"};
    private static final Keys.Known MESSAGE =
            Keys.Known.of("role", "content", "name", "tool_calls", "tool_call_id", "function_call");
    private static final Keys.Known PART =
            Keys.Known.of("type", "text", "refusal", "image_url", "input_audio", "file");
    private static final Keys.Known TOOL = Keys.Known.of("type", "function", "custom");

    private int turns;
    private int tools;
    private int toolResults;
    private int images;
    private int audio;
    private int files;
    private int parts;
    private int textBytes;
    private int systemBytes;
    private int[] ranges = new int[8];
    private int used;
    private boolean injected;
    private int[] latest = NONE;
    private int[] first = NONE;

    Content content() {
        return new Content(turns, tools, toolResults, images, audio, files, textBytes, systemBytes);
    }

    Text text(byte[] bytes) {
        return new Text(bytes, latest, first);
    }

    void messages(Cursor at) {
        at.array("messages");
        while (at.next() != JsonToken.END_ARRAY) {
            if (++turns > MAX_MESSAGES) {
                throw Fault.tooMany("messages", MAX_MESSAGES);
            }
            message(at);
        }
    }

    private void message(Cursor at) {
        used = 0;
        injected = false;
        int before = textBytes;
        String role = "";
        int object = at.enter();
        for (String key = at.key(object, MESSAGE); key != null; key = at.key(object, MESSAGE)) {
            switch (key) {
                case "role" -> role = at.word(ROLES);
                case "content" -> content(at);
                case "tool_calls", "function_call" -> textBytes += at.isNull() ? 0 : at.skip();
                default -> at.skip();
            }
        }
        close(role, textBytes - before);
    }

    private void close(String role, int bytes) {
        switch (role) {
            case "user" -> {
                if (used > 0 || !injected) {
                    human();
                }
            }
            case "system", "developer" -> systemBytes += bytes;
            case "tool", "function" -> toolResults++;
            default -> {}
        }
    }

    private void human() {
        toolResults = 0;
        boolean opening = first.length == 0;
        latest = used == 0 ? NONE : Arrays.copyOf(ranges, used);
        if (opening) {
            first = latest;
        }
    }

    private void content(Cursor at) {
        switch (at.token()) {
            case VALUE_NULL -> {}
            case VALUE_STRING -> text(at);
            case START_ARRAY -> {
                while (at.next() != JsonToken.END_ARRAY) {
                    if (++parts > MAX_PARTS) {
                        throw Fault.tooMany("messages[].content", MAX_PARTS);
                    }
                    part(at);
                }
            }
            default -> throw at.wrong("a string, null or an array of parts");
        }
    }

    private void text(Cursor at) {
        int start = at.start() + 1;
        int end = at.end() - 1;
        textBytes += end - start;
        add(at, start, end);
    }

    private void part(Cursor at) {
        if (at.token() == JsonToken.VALUE_STRING) {
            text(at);
            return;
        }
        String type = "";
        int start = 0;
        int end = 0;
        int object = at.enter();
        for (String key = at.key(object, PART); key != null; key = at.key(object, PART)) {
            switch (key) {
                case "type" -> type = at.word(PARTS);
                case "text", "refusal" -> {
                    end = textEnd(at);
                    start = end == 0 ? 0 : at.start() + 1;
                }
                default -> at.skip();
            }
        }
        textBytes += end - start;
        count(at, type, start, end);
    }

    private static int textEnd(Cursor at) {
        if (at.isNull()) {
            return 0;
        }
        if (at.token() != JsonToken.VALUE_STRING) {
            throw at.wrong("a string");
        }
        return at.end() - 1;
    }

    private void count(Cursor at, String type, int start, int end) {
        switch (type) {
            case "text" -> add(at, start, end);
            case "image_url" -> {
                if (++images > MAX_IMAGES) {
                    throw Fault.unsupported("messages", "has more than 100 images");
                }
            }
            case "input_audio" -> audio++;
            case "file" -> files++;
            default -> {}
        }
    }

    void tools(Cursor at) {
        at.array("tools");
        while (at.next() != JsonToken.END_ARRAY) {
            if (++tools > MAX_TOOLS) {
                throw Fault.tooMany("tools", MAX_TOOLS);
            }
            int start = at.start();
            int object = at.enter();
            while (at.key(object, TOOL) != null) {
                at.skip();
            }
            textBytes += at.end() - start;
        }
    }

    private void add(Cursor at, int start, int end) {
        int from = Text.afterReminders(at.bytes(), start, end);
        if (from == end && start < end) {
            injected = true;
            return;
        }
        if (used + 2 > ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * used);
        }
        ranges[used++] = from;
        ranges[used++] = end;
    }
}
