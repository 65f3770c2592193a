package dev.sluice.ask;

/// Reads a conversation in Anthropic's form, as [Turns] does OpenAI's: its system stands apart, and
/// results of tools are parts of a user's turn. One per request.
final class Dialogue implements Conversation.Form {

    private static final String[] ROLES = {"user", "assistant", "system"};
    private static final Keys.Known MESSAGE = Keys.Known.of("role", "content");
    private static final Keys.Known TOOL =
            Keys.Known.of("type", "name", "description", "input_schema");

    private final Conversation said = new Conversation(Blocks.MOST, false);
    private final Blocks blocks = new Blocks(said);

    Conversation said() {
        return said;
    }

    void messages(Cursor at) {
        said.messages(at, this);
    }

    void tools(Cursor at) {
        said.tools(at, TOOL);
    }

    @Override
    public void message(Cursor at) {
        int bytes = said.textBytes();
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
        close(role, said.textBytes() - bytes, blocks.results() - results);
    }

    /// A turn that brings results and no words of a human goes on with the turn before it.
    private void close(String role, int bytes, int results) {
        if (role.equals("system")) {
            said.system(bytes);
        } else if (role.equals("user")) {
            boolean goesOn = results > 0 && !said.human.hasWords();
            if (!goesOn && said.human.spoke()) {
                said.spoken();
            }
        }
    }

    /// What stands before the conversation.
    void system(Cursor at) {
        int before = said.textBytes();
        said.human.turn();
        blocks.content(at);
        said.system(said.textBytes() - before);
    }
}
