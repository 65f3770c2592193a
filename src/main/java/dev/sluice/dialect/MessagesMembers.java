package dev.sluice.dialect;

import dev.sluice.catalog.Provider;
import java.util.List;
import java.util.Set;

/// The members of a request in Anthropic's form: which of them OpenAI's form has a word for.
final class MessagesMembers {

    private static final Set<String> CARRIED =
            Set.of(
                    "model",
                    "messages",
                    "system",
                    "max_tokens",
                    "stream",
                    "temperature",
                    "top_p",
                    "top_k",
                    "stop_sequences",
                    "tools",
                    "tool_choice",
                    "thinking",
                    "output_config",
                    "output_format",
                    "metadata");

    /// What changes the meaning of an answer.
    private static final Set<String> MEANING = Set.of("mcp_servers", "container");

    private MessagesMembers() {}

    /// Under which name the caller knows a member of the chat; empty when it is no word of the
    /// caller's.
    static String callersName(String member) {
        return switch (member) {
            case "stop" -> "stop_sequences";
            case "user" -> "metadata";
            case "response_format" -> "output_config";
            case "parallel_tool_calls" -> "tool_choice";
            case String said when said.startsWith("reasoning_effort") ->
                    "thinking" + said.substring("reasoning_effort".length());
            case String said when said.startsWith("max_") && said.contains("=max_") -> "";
            case "stream_options" -> "";
            case "file.filename" -> "title";
            case String said -> said;
        };
    }

    /// Looks at each member that OpenAI's form has no word for: it is refused, or noted as dropped.
    static void check(Value body, Provider.Unsupported unsupported, List<String> dropped) {
        for (int i = 0; i < body.size(); i++) {
            String name = body.name(i);
            if (CARRIED.contains(name) || !body.at(i).present()) {
                continue;
            }
            if (RequestMembers.refused(unsupported, MEANING.contains(name))) {
                throw Cannot.carry(name, "is set");
            }
            dropped.add(name);
        }
    }
}
