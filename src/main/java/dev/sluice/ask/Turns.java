package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;

/// Gathers what a conversation consists of, and where its human text lies, while a [Cursor] walks
/// over `messages`, `prompt` or `input`. One per request.
final class Turns {

    /// Limits of security.md section 6.
    private static final int MAX_MESSAGES = 2_000;

    private static final int MAX_TOOLS = 256;
    private static final String[] ROLES = {
        "user", "assistant", "system", "tool", "developer", "function"
    };
    private static final Keys.Known MESSAGE =
            Keys.Known.of("role", "content", "name", "tool_calls", "tool_call_id", "function_call");
    private static final Keys.Known TOOL = Keys.Known.of("type", "function", "custom");

    private final Human human = new Human();
    private final Parts parts = new Parts(human);
    private int turns;
    private int tools;
    private int toolResults;
    private int systemBytes;

    Content content() {
        return parts.content(turns, tools, toolResults, systemBytes);
    }

    Text text(byte[] bytes) {
        return human.text(bytes);
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
        human.turn();
        int before = parts.textBytes();
        String role = "";
        int object = at.enter();
        for (String key = at.key(object, MESSAGE); key != null; key = at.key(object, MESSAGE)) {
            switch (key) {
                case "role" -> role = at.word(ROLES);
                case "content" -> parts.content(at);
                case "tool_calls", "function_call" -> parts.more(at.isNull() ? 0 : at.skip());
                default -> at.skip();
            }
        }
        close(role, parts.textBytes() - before);
    }

    private void close(String role, int bytes) {
        switch (role) {
            case "user" -> {
                if (human.spoke()) {
                    toolResults = 0;
                    human.close();
                }
            }
            case "system", "developer" -> systemBytes += bytes;
            case "tool", "function" -> toolResults++;
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
            parts.more(at.end() - start);
        }
    }
}
