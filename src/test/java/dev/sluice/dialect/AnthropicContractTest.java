package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

class AnthropicContractTest extends DialectContract {

    @Override
    protected Dialect dialect() {
        return new Anthropic(InstantSource.fixed(java.time.Instant.EPOCH));
    }

    @Override
    protected Model model(String credential) {
        return Exchange.model("claude-test", Provider.Rules.NONE, credential);
    }

    @Override
    protected Ask ask() {
        return Asks.chatWith("hi", "\"stream\":true");
    }

    @Override
    protected byte[] stream() {
        String stream =
                """
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_1","usage":{"input_tokens":3,"output_tokens":1}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                event: ping
                data: {"type": "ping"}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"안녕 😀"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}

                event: message_stop
                data: {"type":"message_stop"}

                """;
        return stream.getBytes(StandardCharsets.UTF_8);
    }
}
