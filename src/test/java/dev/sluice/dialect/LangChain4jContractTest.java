package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.kit.Asks;
import java.net.URI;
import java.nio.charset.StandardCharsets;

class LangChain4jContractTest extends DialectContract {

    private static final LangChain4jHost HOST = LangChain4jHost.closed();

    @Override
    protected Dialect dialect() {
        return new LangChain4j(HOST);
    }

    @Override
    protected Model model(String credential) {
        return Afar.model(
                "bedrock",
                "claude",
                credential,
                URI.create("https://bedrock-runtime.eu-west-1.amazonaws.com"),
                Provider.Rules.NONE);
    }

    @Override
    protected Ask ask() {
        return Asks.chatWith("hi", "\"stream\":true");
    }

    @Override
    protected byte[] stream() {
        Chunks chunks =
                new Chunks("claude", 1, true, dev.sluice.catalog.Deviation.Naming.AS_IS, false);
        chunks.begin(Value.quoted("1"));
        chunks.text(Value.quoted("안녕 😀"));
        chunks.finish("stop");
        chunks.end(
                new dev.sluice.ledger.Usage(
                        3, 0, 0, 2, 0, dev.sluice.ledger.Usage.Source.REPORTED));
        return chunks.take().toString().getBytes(StandardCharsets.UTF_8);
    }
}
