package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Endpoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Anthropic's Messages, spoken by Claude and by vLLM's `/v1/messages` (providers.md section 4).
/// Carries the thoughts behind tool calls from one request to the next. What a caller says in its
/// words goes through as it is ([AnthropicOwn], [AnthropicPassage]).
@Singleton
final class Anthropic implements Dialect {

    private static final String VERSION = "2023-06-01";

    private final InstantSource clock;
    private final Signatures signatures;
    private final String team;

    @Inject
    Anthropic(InstantSource clock) {
        this(clock, new Signatures(clock), "");
    }

    private Anthropic(InstantSource clock, Signatures signatures, String team) {
        this.clock = clock;
        this.signatures = signatures;
        this.team = team;
    }

    @Override
    public Dialect forTeam(String team) {
        return new Anthropic(clock, signatures, team);
    }

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public boolean speaks(Endpoint endpoint) {
        return endpoint.chats() || endpoint.anthropic();
    }

    @Override
    public Outbound encode(Ask ask, Model model, Patch patch) {
        if (!speaks(ask.endpoint())) {
            throw Cannot.serve(model.name(), ask.endpoint().path());
        }
        Inward.check(ask, model.provider());
        if (ask.endpoint().anthropic()) {
            return new AnthropicOwn(ask, model).encode(patch, headers(model.provider(), ask));
        }
        Request asked = new Request(ask, model, patch);
        String loop = Signatures.loop(team, ask, model);
        byte[] body = new AnthropicRequest(asked, model, signatures, loop).write();
        return new Outbound("messages", headers(model.provider(), ask), body, asked.dropped());
    }

    private static Map<String, String> headers(Provider provider, Ask ask) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        headers.put("accept", ask.streams() ? "text/event-stream" : "application/json");
        headers.put("anthropic-version", VERSION);
        if (provider.apiKey().present()) {
            boolean bearer = provider.rules().auth() == Provider.Auth.BEARER;
            String key = provider.apiKey().value();
            headers.put(bearer ? "authorization" : "x-api-key", bearer ? "Bearer " + key : key);
        }
        return headers;
    }

    @Override
    public Transcript transcript(Ask ask, Model model) {
        if (ask.endpoint().anthropic()) {
            return new AnthropicPassage(ask, model);
        }
        boolean tools = ask.content().tools() > 0;
        Reading reading =
                new AnthropicReading(tools ? signatures : null, Signatures.loop(team, ask, model));
        return new Translated(
                ask,
                reading,
                clock.instant().getEpochSecond(),
                model.provider().rules().answers().reasoning());
    }
}
