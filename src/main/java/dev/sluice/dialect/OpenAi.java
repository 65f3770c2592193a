package dev.sluice.dialect;

import dev.sluice.ask.Ask;
import dev.sluice.ask.Edits;
import dev.sluice.ask.Patch;
import dev.sluice.ask.Splice;
import dev.sluice.catalog.Deviation;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.wire.Endpoint;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// OpenAI's own protocol, spoken by vLLM, llama.cpp and most hosted APIs: the caller's bytes pass
/// through, spliced where a declared rule says so.
@Singleton
final class OpenAi implements Dialect {

    private static final String JSON = "application/json";

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public boolean speaks(Endpoint endpoint) {
        return !endpoint.anthropic();
    }

    @Override
    public Outbound encode(Ask ask, Model model, Patch asked) {
        Provider provider = model.provider();
        Provider.Rules rules = provider.rules();
        Patch patch = ask.endpoint() == Endpoint.RERANK ? asked.then(Ranked.edits(ask)) : asked;
        Patch numbers = Vectors.edits(ask, rules, patch);
        patch = patch.then(numbers);
        Inward.check(ask, provider);
        boolean meter =
                ask.streams()
                        && ask.endpoint().generates()
                        && ask.usageWish() == Ask.UsageWish.UNSAID;
        if (Declared.any(rules)) {
            Declared declared = new Declared(ask, model, patch);
            Edits edits = declared.edits(model.upstream(), meter);
            return outbound(ask, provider, edits, declared.told(edits), numbers);
        }
        Deviation.Edits declared = rules.edits();
        Edits edits = new Edits(model.upstream(), patch, meter, declared.drop(), declared.rename());
        return outbound(ask, provider, edits, edits.dropped(ask.body()), numbers);
    }

    private static Outbound outbound(
            Ask ask, Provider provider, Edits edits, List<String> dropped, Patch numbers) {
        String format = numbers.isEmpty() ? "" : Vectors.TOLD;
        return new Outbound(
                ask.endpoint().path(),
                headers(provider, ask),
                Splice.apply(ask.body(), edits),
                told(dropped, edits.effort(ask.body()), format));
    }

    /// Where no declared rule tells what became of the effort.
    private static List<String> told(List<String> dropped, String effort, String format) {
        if (effort.isEmpty() && format.isEmpty()) {
            return dropped;
        }
        boolean known = dropped.stream().anyMatch(one -> one.startsWith(Edits.EFFORT));
        List<String> more =
                Stream.of(known ? "" : effort, format).filter(one -> !one.isEmpty()).toList();
        return Stream.of(dropped, more).flatMap(List::stream).toList();
    }

    @Override
    public Transcript transcript(Ask ask, Model model) {
        Transcript plain =
                ask.endpoint() == Endpoint.RERANK
                        ? new Ranked(ask)
                        : new OpenAiTranscript(ask, model);
        Deviation.Answers answers = model.provider().rules().answers();
        return answers.asIs()
                ? plain
                : new Ruled(plain, answers, Vectors.made(ask, answers), EventLimit.of(ask, model));
    }

    private static Map<String, String> headers(Provider provider, Ask ask) {
        String accept = ask.streams() ? "text/event-stream" : JSON;
        if (provider.apiKey().present() && provider.rules().auth() == Provider.Auth.API_KEY) {
            return Map.of(
                    "content-type", JSON, "accept", accept, "api-key", provider.apiKey().value());
        }
        return provider.apiKey().present()
                ? Map.of(
                        "content-type",
                        JSON,
                        "accept",
                        accept,
                        "authorization",
                        "Bearer " + provider.apiKey().value())
                : Map.of("content-type", JSON, "accept", accept);
    }
}
