package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

class GeminiContractTest extends DialectContract {

    @Override
    protected Dialect dialect() {
        return new Gemini(InstantSource.fixed(java.time.Instant.EPOCH), () -> "1");
    }

    @Override
    protected Model model(String credential) {
        return Exchange.model("gemini-test", Provider.Rules.NONE, credential);
    }

    @Override
    protected Ask ask() {
        return Asks.chatWith("hi", "\"stream\":true");
    }

    @Override
    protected byte[] stream() {
        String stream =
                """
                data: {"candidates":[{"content":{"parts":[{"text":"안녕"}]}}],"responseId":"r"}

                data: {"candidates":[{"content":{"parts":[{"text":" 😀"}]}}],"usageMetadata":{"promptTokenCount":3},"responseId":"r"}

                data: {"candidates":[{"content":{"parts":[{"text":""}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":2},"responseId":"r"}

                """;
        return stream.getBytes(StandardCharsets.UTF_8);
    }
}
