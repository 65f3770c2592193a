package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.wire.Endpoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;

/// What LangChain4j already speaks: Amazon Bedrock, Vertex AI, Cohere, and embeddings inside this
/// process; the provider's engine says which. The call goes to [LangChain4jHost], a server of ours
/// on a loopback port, so that clocks, cancelling, failing over and metrics treat it as they treat
/// any upstream (docs/decisions/0011). Nothing of LangChain4j is loaded here.
@Singleton
final class LangChain4j implements Dialect {

    private final LangChain4jHost host;
    private final String team;

    @Inject
    LangChain4j(LangChain4jHost host) {
        this(host, "");
    }

    private LangChain4j(LangChain4jHost host, String team) {
        this.host = host;
        this.team = team;
    }

    @Override
    public Dialect forTeam(String team) {
        return new LangChain4j(host, team);
    }

    @Override
    public String name() {
        return "langchain4j";
    }

    @Override
    public boolean speaks(Endpoint endpoint) {
        return endpoint == Endpoint.CHAT
                || endpoint == Endpoint.EMBEDDINGS
                || endpoint == Endpoint.RERANK;
    }

    @Override
    public Outbound encode(Ask ask, Model model, Patch patch) {
        String engine = model.provider().engine();
        if (!LangChain4jLimits.serves(engine, ask.endpoint())) {
            throw Cannot.serve(model.name(), ask.endpoint().path());
        }
        Request asked = new Request(ask, model, patch);
        LangChain4jLimits.check(engine, ask.endpoint(), asked);
        Bytes out =
                new Bytes(ask.body().length() + 256)
                        .put("{\"account\":")
                        .quoted(host.account(model.provider()))
                        .put(",\"model\":")
                        .quoted(model.upstream())
                        .put(ask.streams() ? ",\"stream\":true" : ",\"stream\":false");
        if (ask.endpoint() == Endpoint.CHAT) {
            LangChain4jLoop loop =
                    new LangChain4jLoop(
                            asked, host.signatures(), Signatures.loop(team, ask, model));
            out.put(asked.legacy() ? ",\"legacy\":true" : "");
            LangChain4jThinking.write(out, engine, asked, model, loop.thoughtless());
            loop.write(out, engine);
        }
        byte[] body = out.put(",\"ask\":").put(asked.body()).put("}").take();
        return new Outbound(
                ask.endpoint().path(), headers(), body, asked.dropped(), host.address());
    }

    private Map<String, String> headers() {
        return Map.of(
                "content-type", "application/json", "authorization", "Bearer " + host.secret());
    }

    @Override
    public Transcript transcript(Ask ask, Model model) {
        return ask.endpoint() == Endpoint.RERANK
                ? new Ranked(ask)
                : new OpenAiTranscript(ask, model);
    }
}
