package dev.sluice.ask;

import com.fasterxml.jackson.core.JsonToken;

/// Gathers what a conversation in Anthropic's form consists of, as [Turns] does for OpenAI's: its
/// system stands apart, and results of tools are parts of a user's turn. One per request.
final class Dialogue {

    /// Limits of security.md section 6.
    private static final int MAX_MESSAGES = 2_000;

    private static final int MAX_TOOLS = 256;
    private static final String[] ROLES = {"user", "assistant", "system"};
    private static final Keys.Known MESSAGE = Keys.Known.of("role", "content");
    private static final Keys.Known TOOL =
            Keys.Known.of("type", "name", "description", "input_schema");

    private final Human human = new Human();
    private final Blocks blocks = new Blocks(human);
    private int turns;
    private int tools;
    private int toolResults;
    private int systemBytes;

    Content content() {
        return blocks.content(turns, tools, toolResults, systemBytes);
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
        int bytes = blocks.textBytes();
        int results = blocks.results();
        String role = "";
        int object = at.enter();
        for (String key = at.key(object, MESSAGE); key != null; key = at.key(object, MESSAGE)) {
            switch (key) {
                case "role" -> role = at.word(ROLES);
                case "content" -> blocks.content(at);
                default -> at.skip();
            }
        }
        close(role, blocks.textBytes() - bytes, blocks.results() - results);
    }

    /// A turn that brings results and no words of a human goes on with the turn before it.
    private void close(String role, int bytes, int results) {
        if (role.equals("system")) {
            systemBytes += bytes;
        } else if (role.equals("user")) {
            boolean goesOn = results > 0 && !human.hasWords();
            toolResults += results;
            if (!goesOn && human.spoke()) {
                toolResults = 0;
                human.close();
            }
        }
    }

    /// What stands before the conversation.
    void system(Cursor at) {
        int before = blocks.textBytes();
        human.turn();
        blocks.content(at);
        systemBytes += blocks.textBytes() - before;
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
            blocks.more(at.end() - start);
        }
    }
}
