package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.refusal;
import static dev.sluice.wire.Secret.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Balancing;
import dev.sluice.catalog.Deviation.Answers;
import dev.sluice.catalog.Deviation.Edits;
import dev.sluice.catalog.Deviation.Turns;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider;
import dev.sluice.catalog.Provider.Auth;
import dev.sluice.catalog.Provider.Residency;
import dev.sluice.catalog.Provider.Rules;
import dev.sluice.catalog.Provider.Unsupported;
import dev.sluice.kit.Asks;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What shapes an answer and a provider's rules leave out is no tuning: such a model is unfit for
/// the request (openai-wire N-1, CHAT-6, EMB-4).
class DemandsTest {

    private static final Edits NARROW =
            narrow(Map.of(), "model", "messages", "input", "temperature");

    private final Cast cast = new Cast();

    private void ruled(String name, Rules rules) {
        provided(name, cast.models.get(name).provider().with(rules));
    }

    private void speaking(String name, String dialect, Rules rules) {
        Provider old = cast.models.get(name).provider();
        Residency here = old.residency();
        Balancing by = old.balancing();
        provided(name, new Provider(name, dialect, "", List.of(), NONE, here, by, rules));
    }

    private void provided(String name, Provider provider) {
        Model old = cast.models.get(name);
        cast.models.put(
                name,
                new Model(
                        name,
                        provider,
                        old.upstream(),
                        old.tier(),
                        old.patch(),
                        old.price(),
                        old.card(),
                        old.timeouts()));
        cast.pool("fast", List.of(), "fast-1", "fast-2");
        cast.route("auto", "fast", "slow", "spare");
    }

    private static Edits narrow(Map<String, String> rename, String... keep) {
        return new Edits(
                List.of(), rename, List.of(keep), List.of(), List.of(), Map.of(), Map.of());
    }

    private static Rules rules(Edits edits, Unsupported unsupported) {
        return new Rules(
                edits,
                Turns.AS_IS,
                Map.of(),
                Answers.AS_IS,
                Auth.BY_DIALECT,
                unsupported,
                Rules.LIMIT);
    }

    private static Ask ask(String model, String member) {
        boolean embeds = member.contains("dimensions");
        String asked =
                embeds
                        ? "\"input\":\"Hi\""
                        : "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
        return Asks.read(
                embeds ? Endpoint.EMBEDDINGS : Endpoint.CHAT,
                "{\"model\":\"%s\",%s,%s}".formatted(model, asked, member));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    n | "n":2
                    response_format | "response_format":{"type":"json_object"}
                    response_format | "response_format":{"type":"json_schema","json_schema":{}}
                    dimensions | "dimensions":256
                    """)
    void aModelThatWouldNotHearOfItIsNotAsked(String param, String member) {
        // Given
        ruled("fast-1", rules(NARROW, Unsupported.BY_MEANING));

        // When
        Refusal refusal = refusal(cast.choose(ask("fast-1", member), EASY));

        // Then
        Refusal.NoCandidate no = (Refusal.NoCandidate) refusal;
        assertEquals(param, no.param());
        assertTrue(no.message().contains("leave it out"), no.message());
    }

    @Test
    void anotherModelOfTheRouteAnswersInItsStead() {
        // Given
        ruled("fast-1", new Rules(List.of("n"), Map.of()));
        // When
        Decision decision = cast.choose(ask("auto", "\"n\":2"), EASY);

        // Then
        assertEquals(List.of("fast-2", "spare"), Cast.candidates(decision));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "n":1
                    "n":null
                    "response_format":{"type":"text"}
                    "response_format":null
                    "dimensions":null
                    "seed":7
                    """)
    void whatAsksForNothingOrOnlyTunesIsNoDemand(String member) {
        // Given
        ruled("fast-1", rules(NARROW, Unsupported.BY_MEANING));

        // When
        Decision decision = cast.choose(ask("fast-1", member), EASY);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void aMemberThatGoesUnderAnotherNameIsTaken() {
        // Given
        Edits renaming =
                narrow(
                        Map.of("dimensions", "output_dimension"),
                        "model",
                        "input",
                        "output_dimension");
        ruled("fast-1", rules(renaming, Unsupported.BY_MEANING));

        // When
        Decision decision = cast.choose(ask("fast-1", "\"dimensions\":256"), EASY);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @ParameterizedTest
    @CsvSource({
        "anthropic, false, fast-2 spare",
        "langchain4j, false, fast-2 spare",
        "gemini, false, fast-1 fast-2 spare",
        "gemini, true, fast-2 spare",
        "openai, true, fast-1 fast-2 spare"
    })
    void aProtocolOfOneChoiceIsNotAskedForSeveral(String dialect, boolean stream, String asked) {
        // Given
        speaking("fast-1", dialect, Rules.NONE);
        // When
        Decision decision = cast.choose(ask("auto", "\"n\":2,\"stream\":" + stream), EASY);
        // Then
        assertEquals(asked, String.join(" ", Cast.candidates(decision)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai", "anthropic"})
    void anOperatorMayHaveItDroppedAllTheSame(String dialect) {
        // Given
        speaking("fast-1", dialect, rules(NARROW, Unsupported.DROP));

        // When
        Decision decision = cast.choose(ask("fast-1", "\"n\":2"), EASY);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }
}
