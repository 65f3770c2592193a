package dev.sluice.dialect;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/// Bedrock's client as one call of LangChain4j's sees it: makes the request whole
/// ([LangChain4jWhole]), lets events be heard as they come, and ends the call when nobody waits any
/// more, in whatever state it is.
///
/// @param call as [LangChain4j] wrote it
record LangChain4jConverse(
        BedrockRuntimeAsyncClient client, Value call, LangChain4jEar ear, LangChain4jReply reply)
        implements BedrockRuntimeAsyncClient {

    @Override
    public CompletableFuture<Void> converseStream(
            ConverseStreamRequest request, ConverseStreamResponseHandler handler) {
        CompletableFuture<Void> answer =
                client.converseStream(LangChain4jWhole.of(request, call), heard(handler));
        reply.onGone(() -> answer.cancel(true));
        return answer;
    }

    private ConverseStreamResponseHandler heard(ConverseStreamResponseHandler handler) {
        LangChain4jEvents events = new LangChain4jEvents(ear);
        return new ConverseStreamResponseHandler() {
            @Override
            public void responseReceived(ConverseStreamResponse response) {
                handler.responseReceived(response);
            }

            @Override
            public void onEventStream(SdkPublisher<ConverseStreamOutput> publisher) {
                handler.onEventStream(
                        publisher.map(event -> {
                            event.accept(events);
                            return event;
                        }));
            }

            @Override
            public void exceptionOccurred(Throwable failure) {
                handler.exceptionOccurred(failure);
            }

            @Override
            public void complete() {
                handler.complete();
            }
        };
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    /// The client itself outlives the call.
    @Override
    public void close() {}
}
