package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Patch;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Ids;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Google's generateContent (providers.md section 5). Carries the signatures of tool calls from one
/// request to the next.
@Singleton
final class Gemini implements Dialect {

    private final InstantSource clock;
    private final Signatures signatures;
    private final Supplier<String> ids;
    private final String team;

    @Inject
    Gemini(InstantSource clock) {
        this(clock, () -> Ids.next().replace("-", ""));
    }

    /// @param ids for tool calls that come without one
    Gemini(InstantSource clock, Supplier<String> ids) {
        this(clock, new Signatures(clock), ids, "");
    }

    private Gemini(InstantSource clock, Signatures signatures, Supplier<String> ids, String team) {
        this.clock = clock;
        this.signatures = signatures;
        this.ids = ids;
        this.team = team;
    }

    @Override
    public Dialect forTeam(String team) {
        return new Gemini(clock, signatures, ids, team);
    }

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public boolean speaks(Endpoint endpoint) {
        return endpoint == Endpoint.CHAT;
    }

    @Override
    public Outbound encode(Ask ask, Model model, Patch patch) {
        if (!speaks(ask.endpoint())) {
            throw Cannot.serve(model.name(), ask.endpoint().path());
        }
        Request asked = new Request(ask, model, patch);
        byte[] body = new GeminiRequest(asked, proofs(ask, model)).write();
        Nested.of(asked.body()).forEach(asked::drop);
        return new Outbound(path(ask, model), headers(model.provider()), body, asked.dropped());
    }

    private GeminiProofs proofs(Ask ask, Model model) {
        return new GeminiProofs(signatures, Signatures.loop(team, ask, model));
    }

    private static String path(Ask ask, Model model) {
        String name =
                model.upstream().contains("/") ? model.upstream() : "models/" + model.upstream();
        return name + (ask.streams() ? ":streamGenerateContent?alt=sse" : ":generateContent");
    }

    private static Map<String, String> headers(Provider provider) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        if (provider.apiKey().present()) {
            boolean bearer = provider.rules().auth() == Provider.Auth.BEARER;
            String key = provider.apiKey().value();
            headers.put(
                    bearer ? "authorization" : "x-goog-api-key", bearer ? "Bearer " + key : key);
        }
        return headers;
    }

    @Override
    public Transcript transcript(Ask ask, Model model) {
        return new Translated(
                ask,
                new GeminiReading(new GeminiCandidate(proofs(ask, model), ids)),
                clock.instant().getEpochSecond(),
                model.provider().rules().answers().reasoning());
    }
}
