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
import org.jspecify.annotations.Nullable;

/// Hears an answer from LangChain4j, whichever provider gives it, and tells it in OpenAI's form,
/// whole or as it comes. Called back by one thread at a time. LangChain4j keeps one text and one
/// thought of an answer: the order of several is lost.
final class LangChain4jEar implements StreamingChatResponseHandler {

    /// Under which LangChain4j keeps what proves a thought of Bedrock's.
    static final String SIGNATURE = "thinking_signature";

    private final String model;
    private final long created;
    private final LangChain4jReply reply;
    private final @Nullable Chunks chunks;
    private final Completion completion = new Completion(Naming.AS_IS);
    private final Telling told;
    private int calls;
    private boolean spoke;

    LangChain4jEar(String model, Value call, LangChain4jReply reply) {
        this.model = model;
        this.created = System.currentTimeMillis() / 1000;
        this.reply = reply;
        this.chunks =
                call.get("stream").isTrue() ? new Chunks(model, created, true, Naming.AS_IS) : null;
        this.told = chunks != null ? chunks : completion;
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        if (goesOn(context.streamingHandle())) {
            text(part.text());
        }
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        if (goesOn(context.streamingHandle())) {
            told.reasoning(Value.quoted(part.text()));
            send();
        }
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        call(call.toolExecutionRequest());
        send();
    }

    private boolean goesOn(StreamingHandle handle) {
        if (reply.gone()) {
            handle.cancel();
            return false;
        }
        reply.onGone(handle::cancel);
        return true;
    }

    private void text(String words) {
        spoke = true;
        told.text(Value.quoted(words));
        send();
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
        if (!spoke && response.aiMessage().text() != null) {
            told.text(Value.quoted(response.aiMessage().text()));
        }
        response.aiMessage().toolExecutionRequests().stream()
                .skip(calls)
                .toList()
                .forEach(this::call);
        String signature = response.aiMessage().attribute(SIGNATURE, String.class);
        if (signature != null) {
            String thought = String.valueOf(response.aiMessage().thinking());
            told.sealed(Value.quoted(thought), Value.quoted(signature));
        }
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

    @Override
    public void onError(Throwable failure) {
        reply.failed(failure);
    }
}
