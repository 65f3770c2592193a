package dev.sluice.dialect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/// A request to Bedrock with what LangChain4j has no words for: all thoughts of a turn, results
/// that are failures. Pure.
final class LangChain4jWhole {

    private LangChain4jWhole() {}

    /// @param call as [LangChain4j] wrote it
    static ConverseStreamRequest of(ConverseStreamRequest request, Value call) {
        Map<String, Value> thoughts = new HashMap<>();
        for (Value each : call.get("thoughts").items()) {
            thoughts.put(each.get("call").text(), each.get("blocks"));
        }
        Set<String> failures = new HashSet<>();
        for (Value message : call.get("ask").get("messages").items()) {
            if (message.get("is_error").isTrue()) {
                failures.add(message.get("tool_call_id").text());
            }
        }
        List<Message> messages = new ArrayList<>();
        for (Message message : request.messages()) {
            List<ContentBlock> blocks = new ArrayList<>();
            for (ContentBlock block : message.content()) {
                Value before = block.toolUse() == null ? null : thoughts.get(id(block));
                if (before != null) {
                    before.items()
                            .forEach(thought -> blocks.add(thoughts(blocks), thought(thought)));
                }
                blocks.add(failures.contains(id(block)) ? failed(block) : block);
            }
            messages.add(message.toBuilder().content(blocks).build());
        }
        return request.toBuilder().messages(messages).build();
    }

    /// Where the thoughts at the beginning of a turn end.
    private static int thoughts(List<ContentBlock> blocks) {
        int end = 0;
        while (end < blocks.size() && blocks.get(end).reasoningContent() != null) {
            end++;
        }
        return end;
    }

    private static String id(ContentBlock block) {
        return block.toolUse() != null
                ? block.toolUse().toolUseId()
                : block.toolResult() != null ? block.toolResult().toolUseId() : "";
    }

    private static ContentBlock failed(ContentBlock block) {
        return block.toolResult() == null
                ? block
                : ContentBlock.fromToolResult(
                        block.toolResult().toBuilder().status(ToolResultStatus.ERROR).build());
    }

    private static ContentBlock thought(Value block) {
        String data = block.get("data").text();
        return ContentBlock.fromReasoningContent(
                data.isEmpty()
                        ? ReasoningContentBlock.fromReasoningText(text ->
                                text.text(block.get("thinking").text())
                                        .signature(block.get("signature").text()))
                        : ReasoningContentBlock.fromRedactedContent(LangChain4jEvents.bytes(data)));
    }
}
