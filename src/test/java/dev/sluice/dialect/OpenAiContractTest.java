package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.kit.Asks;
import dev.sluice.kit.Models;
import dev.sluice.wire.Tier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

class OpenAiContractTest extends DialectContract {

    @Override
    protected Dialect dialect() {
        return new OpenAi();
    }

    @Override
    protected Model model(String credential) {
        return Models.named("fast")
                .upstream("acme-1")
                .at(List.of(URI.create("https://acme.test/v1")))
                .key(credential)
                .external()
                .tier(Tier.FAST)
                .model();
    }

    @Override
    protected Ask ask() {
        return Asks.chatWith("hi", "\"stream\":true");
    }

    @Override
    protected byte[] stream() {
        String stream =
                """
                : hello

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"acme-1","choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"acme-1","choices":[{"index":0,"delta":{"content":"안녕 😀"},"finish_reason":null}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"acme-1","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

                data: {"id":"c1","object":"chat.completion.chunk","created":1,"model":"acme-1","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}

                data: [DONE]

                """;
        return stream.getBytes(StandardCharsets.UTF_8);
    }
}
