package dev.sluice.dialect;

import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ReasoningContentBlockDelta;

/// Tells what Bedrock says event by event. LangChain4j's own callbacks tell a tool call when it is
/// whole and the last thought's proof at the end: until then a caller, and our clocks, would hear
/// nothing.
final class LangChain4jEvents implements ConverseStreamResponseHandler.Visitor {

    private final LangChain4jEar ear;
    private final StringBuilder thought = new StringBuilder();
    private boolean calling;
    private boolean argued;

    LangChain4jEvents(LangChain4jEar ear) {
        this.ear = ear;
    }

    /// What only the provider can read, which JSON carries in base64.
    static SdkBytes bytes(String redacted) {
        try {
            return SdkBytes.fromByteArray(Base64.getDecoder().decode(redacted));
        } catch (IllegalArgumentException noBase64) {
            throw Cannot.read(
                    "messages[].thinking_blocks[].data", "is no base64", "send it as it came");
        }
    }

    @Override
    public void visitMessageStart(MessageStartEvent event) {
        ear.tell(told -> told.begin(Value.ABSENT));
    }

    @Override
    public void visitContentBlockStart(ContentBlockStartEvent event) {
        if (event.start().toolUse() != null) {
            calling = true;
            argued = false;
            ear.call(event.start().toolUse().toolUseId(), event.start().toolUse().name());
        }
    }

    @Override
    public void visitContentBlockDelta(ContentBlockDeltaEvent event) {
        ContentBlockDelta delta = event.delta();
        if (delta.text() != null) {
            ear.tell(told -> told.text(Value.quoted(delta.text())));
        } else if (delta.toolUse() != null && delta.toolUse().input() != null) {
            argued |= !delta.toolUse().input().isEmpty();
            ear.tell(told -> told.arguments(Value.quoted(delta.toolUse().input())));
        } else if (delta.reasoningContent() != null) {
            reasoning(delta.reasoningContent());
        }
    }

    private void reasoning(ReasoningContentBlockDelta delta) {
        if (delta.text() != null) {
            thought.append(delta.text());
            ear.tell(told -> told.reasoning(Value.quoted(delta.text())));
        } else if (delta.signature() != null) {
            ear.thought(thought.toString(), delta.signature());
            thought.setLength(0);
        } else if (delta.redactedContent() != null) {
            byte[] hidden = delta.redactedContent().asByteArray();
            ear.redacted(Base64.getEncoder().encodeToString(hidden));
        }
    }

    @Override
    public void visitContentBlockStop(ContentBlockStopEvent event) {
        if (calling && !argued) {
            ear.tell(told -> told.arguments(Value.quoted("{}")));
        }
        calling = false;
        thought.setLength(0);
    }
}
