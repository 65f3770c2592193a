package dev.sluice.dialect;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.Content;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.List;

/// A conversation in LangChain4j's words, in which developers are the system. It has no words for
/// more than one thought of a turn: those go beside it ([LangChain4jLoop]).
final class LangChain4jTurns {

    private final Roles roles = new Roles();
    private final List<ChatMessage> turns = new ArrayList<>();

    /// @param instruct whether to ask for a JSON object in words, where nothing else can
    LangChain4jTurns(boolean instruct) {
        if (instruct) {
            turns.add(SystemMessage.from("Answer with one JSON object and nothing else."));
        }
    }

    List<ChatMessage> read(Value messages) {
        int i = 0;
        for (Value message : messages.items()) {
            turn(message, "messages[" + i++ + "]");
        }
        return turns;
    }

    private void turn(Value message, String param) {
        switch (message.get("role").text()) {
            case "system", "developer" -> {
                String words = words(message.get("content"), param);
                if (!words.isBlank()) {
                    turns.add(SystemMessage.from(words));
                }
            }
            case "user" -> {
                List<Content> parts = LangChain4jParts.of(message.get("content"), param);
                if (!parts.isEmpty()) {
                    turns.add(UserMessage.from(parts));
                }
            }
            case "assistant" -> assistant(message, param);
            case "tool" ->
                    turns.add(
                            ToolExecutionResultMessage.from(
                                    message.get("tool_call_id").text(),
                                    roles.answered(message, param),
                                    words(message.get("content"), param)));
            case String _ ->
                    throw Cannot.read(
                            param + ".role",
                            "is none this provider knows",
                            "write system, developer, user, assistant or tool");
        }
    }

    private static String words(Value content, String param) {
        StringBuilder words = new StringBuilder();
        for (Value part : Roles.parts(content)) {
            Value text = Roles.words(part);
            if (!text.isString()) {
                throw Cannot.carry(param + ".content", "holds more than text");
            }
            words.append(words.isEmpty() ? "" : "\n").append(text.text());
        }
        return words.toString();
    }

    private void assistant(Value message, String param) {
        AiMessage.Builder said = AiMessage.builder();
        String words = words(message.get("content"), param);
        List<ToolExecutionRequest> calls = new ArrayList<>();
        for (Value call : message.get("tool_calls").items()) {
            Value function = roles.called(call, param + ".tool_calls");
            calls.add(
                    ToolExecutionRequest.builder()
                            .id(call.get("id").text())
                            .name(function.get("name").text())
                            .arguments(Roles.arguments(function, param + ".tool_calls").written())
                            .build());
        }
        if (!words.isBlank()) {
            said.text(words);
        }
        if (!calls.isEmpty()) {
            said.toolExecutionRequests(calls);
        }
        if (!words.isBlank() || !calls.isEmpty()) {
            turns.add(said.build());
        }
    }
}
