package dev.sluice.dialect;

/// Anthropic's Messages from a caller, said to an OpenAI-shaped provider.
class MessagesGoldenTest extends GoldenContract {

    MessagesGoldenTest() {
        super("messages");
    }

    @Override
    Dialect dialect() {
        return Interpreter.of(new OpenAi());
    }
}
