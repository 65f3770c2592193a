package dev.sluice.dialect;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.sluice.catalog.Deviation.Naming;
import dev.sluice.ledger.Usage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Hears an answer from LangChain4j, whichever provider gives it, and tells it in OpenAI's form,
/// whole or as it comes. Bedrock's events are heard one by one ([LangChain4jEvents]); from then on
/// LangChain4j's own callbacks only say how it ended. Called back by one thread at a time.
final class LangChain4jEar implements StreamingChatResponseHandler {

    private final String model;
    private final long created;
    private final LangChain4jReply reply;
    private final AnthropicMemory memory;
    private final @Nullable Chunks chunks;
    private final Completion completion;
    private final Telling told;
    private boolean events;
    private int calls;
    private boolean spoke;

    /// @param memory of the thoughts before a tool call
    LangChain4jEar(String model, Value call, LangChain4jReply reply, AnthropicMemory memory) {
        this.model = model;
        this.created = System.currentTimeMillis() / 1000;
        this.reply = reply;
        this.memory = memory;
        boolean legacy = call.get("legacy").isTrue();
        this.completion = new Completion(Naming.AS_IS, legacy);
        this.chunks =
                call.get("stream").isTrue()
                        ? new Chunks(model, created, true, Naming.AS_IS, legacy)
                        : null;
        this.told = chunks != null ? chunks : completion;
    }

    /// What an event says.
    void tell(Consumer<Telling> said) {
        events = true;
        said.accept(told);
        send();
    }

    void call(String id, String name) {
        memory.called(Value.quoted(id));
        calls++;
        tell(told -> told.call(Value.quoted(id), Value.quoted(name), Value.ABSENT));
    }

    void thought(String text, String signature) {
        memory.open();
        memory.think(Value.quoted(text));
        memory.seal(Value.quoted(signature));
        tell(told -> told.sealed(Value.quoted(text), Value.quoted(signature)));
    }

    void redacted(String data) {
        memory.redacted(Value.quoted(data));
        tell(told -> told.redacted(Value.quoted(data)));
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        if (!events && goesOn(context.streamingHandle())) {
            spoke = true;
            told.text(Value.quoted(part.text()));
            send();
        }
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        if (!events && goesOn(context.streamingHandle())) {
            told.reasoning(Value.quoted(part.text()));
            send();
        }
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        if (!events) {
            call(call.toolExecutionRequest());
            send();
        }
    }

    private boolean goesOn(StreamingHandle handle) {
        if (reply.gone()) {
            handle.cancel();
            return false;
        }
        reply.onGone(handle::cancel);
        return true;
    }

    private void call(ToolExecutionRequest call) {
        String id = call.id() == null ? "call_" + dev.sluice.wire.Ids.next() : call.id();
        told.call(Value.quoted(id), Value.quoted(call.name()), Value.ABSENT);
        String written = call.arguments() == null ? "" : call.arguments();
        told.arguments(Value.quoted(written.isBlank() ? "{}" : written));
        calls++;
    }

    private void send() {
        if (chunks != null) {
            reply.events(chunks.take());
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        if (!events) {
            rest(response);
        }
        memory.keep();
        String finish =
                calls > 0 ? "tool_calls" : LangChain4jEnding.finish(response.finishReason());
        Usage usage = LangChain4jEnding.usage(response.tokenUsage());
        if (chunks == null) {
            reply.whole(200, completion.body(model, created, finish, usage));
        } else {
            chunks.finish(finish);
            chunks.end(usage);
            reply.end(chunks.take());
        }
    }

    private void rest(ChatResponse response) {
        if (!spoke && response.aiMessage().text() != null) {
            told.text(Value.quoted(response.aiMessage().text()));
        }
        response.aiMessage().toolExecutionRequests().stream()
                .skip(calls)
                .toList()
                .forEach(this::call);
    }

    @Override
    public void onError(Throwable failure) {
        reply.failed(failure);
    }
}
