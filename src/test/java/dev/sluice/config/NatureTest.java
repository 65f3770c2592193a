package dev.sluice.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Card;
import dev.sluice.catalog.Card.Kind;
import dev.sluice.catalog.Catalog;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Openness;
import dev.sluice.catalog.Price;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a model is, as an operator says it or the built-in catalog knows it.
class NatureTest {

    private static final Catalog CATALOG = new Catalog();
    private static final Known REAL =
            new Known(
                    Given.KNOWN.dialects(),
                    Given.KNOWN.signals(),
                    Given.KNOWN.plugins(),
                    Given.KNOWN.rules(),
                    CATALOG::card,
                    CATALOG::price);

    @TempDir private Path directory;

    private Loading load(String model) throws IOException {
        Given.write(
                directory,
                "all.yaml",
                """
                providers:
                  openai: { dialect: openai, base-url: https://api.openai.com/v1 }
                  gpu: { dialect: openai, base-url: http://10.0.0.11:8000/v1 }
                models:
                  m: { %s }
                """
                        .formatted(model));
        return new Configuration(
                        directory, REAL, Given.SIM, Given.ENVIRONMENT::get, List.of(Given.PEPPER))
                .load();
    }

    private Model model(String said) throws IOException {
        return switch (load(said)) {
            case Loading.Loaded loaded -> loaded.snapshot().models().get("m");
            case Loading.Rejected rejected ->
                    throw new AssertionError(rejected.problems().toString());
        };
    }

    private String problems(String said) throws IOException {
        return switch (load(said)) {
            case Loading.Loaded _ -> "";
            case Loading.Rejected(List<Problem> problems) -> problems.toString();
        };
    }

    private String warnings(String said) throws IOException {
        return switch (load(said)) {
            case Loading.Loaded(_, List<Problem> warnings) -> warnings.toString();
            case Loading.Rejected(List<Problem> problems) -> problems.toString();
        };
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "upstream: Qwen/Qwen3-14B | OPEN_SOURCE",
                "upstream: Qwen/Qwen3-14B, openness: closed | CLOSED",
                "upstream: Qwen/Qwen3-14B, licence: llama4 | OPEN_WEIGHT",
                "upstream: my-own, openness: open-weight | OPEN_WEIGHT",
                "upstream: my-own, licence: mit, openness: closed | CLOSED",
                "upstream: my-own | UNKNOWN",
            })
    void isAsOpenAsTheOperatorSaysOrTheCatalogKnows(String said, Openness expected)
            throws IOException {
        // Given, When
        Card card = model("provider: gpu, " + said).card();

        // Then
        assertEquals(expected, card.openness());
    }

    @Test
    void refusesAnOpennessThatIsNone() throws IOException {
        // Given, When
        String problems = problems("provider: gpu, upstream: x, openness: half");

        // Then
        assertTrue(
                problems.contains(
                        "models.m.openness: 'half' is not one of unknown, closed, open-weight,"
                                + " open-source"),
                problems);
    }

    @Test
    void knowsABaseModel() throws IOException {
        // Given, When
        Card card = model("provider: gpu, upstream: meta-llama/Llama-3.1-8B").card();

        // Then
        assertTrue(card.onlyContinues());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chat-template: server",
                "chat-template: '{{ messages[0].content }}'",
                "patch: { chat_template: '{{ messages[0].content }}' }",
                "kind: instruct"
            })
    void letsTheOperatorMakeABaseModelChat(String said) throws IOException {
        // Given, When
        Card card = model("provider: gpu, upstream: meta-llama/Llama-3.1-8B, " + said).card();

        // Then
        assertEquals(false, card.onlyContinues());
    }

    @Test
    void sendsTheTemplateWithEachRequest() throws IOException {
        // Given
        String template = "{{ \\\"a\\\" }}";

        // When
        Model model = model("provider: gpu, upstream: x, chat-template: \"" + template + "\"");

        // Then
        assertEquals("{\"chat_template\":\"{{ \\\"a\\\" }}\"}", model.patch().json());
    }

    @Test
    void sendsNothingWhenTheServerHasTheTemplate() throws IOException {
        // Given, When
        Model model = model("provider: gpu, upstream: x, chat-template: server");

        // Then
        assertTrue(model.patch().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pi0", "lerobot/pi0_base", "helix"})
    void refusesAModelOfRobotsWithTheReason(String upstream) throws IOException {
        // Given, When
        String problems = problems("provider: gpu, upstream: " + upstream);

        // Then
        assertTrue(
                problems.contains(
                        "models.m.upstream: '"
                                + upstream
                                + "' is a vision-language-action model (vla): it gives movements of a"
                                + " robot, not text, and no endpoint carries those"),
                problems);
    }

    @Test
    void takesAnotherModelOfThatName() throws IOException {
        // Given, When
        Card card = model("provider: gpu, upstream: helix, kind: instruct").card();

        // Then
        assertEquals(Kind.INSTRUCT, card.kind());
    }

    @Test
    void countsAtTheMakersListPriceWhenTheOperatorSaysNone() throws IOException {
        // Given, When
        Price price = model("provider: openai, upstream: gpt-5.1").price();

        // Then
        assertEquals(new Price(1_250_000, 125_000, 10_000_000, "2026-11-21"), price);
    }

    @Test
    void prefersTheOperatorsPrice() throws IOException {
        // Given, When
        Price price =
                model("provider: openai, upstream: gpt-5.1, price: { input: 1, output: 2 }")
                        .price();

        // Then
        assertEquals(new Price(1_000_000, 1_000_000, 2_000_000), price);
    }

    @Test
    void hasNoPriceForTheSameModelElsewhere() throws IOException {
        // Given, When
        Price price = model("provider: gpu, upstream: gpt-5.1").price();

        // Then
        assertNull(price);
    }

    @Test
    void saysInTheAdviceWhoseListPriceCountsAndItsDate() throws IOException {
        // Given, When
        String warnings = warnings("provider: openai, upstream: gpt-5.1");

        // Then
        assertTrue(
                warnings.contains(
                        "models.m: has no price, so usage counts at the maker's list price as read on"
                                + " 2026-11-21 (1.25 in, 10 out); write price: when yours differs"),
                warnings);
    }

    @Test
    void tellsCallersWhatItIsButNotItsProvidersNameForIt() throws IOException {
        // Given, When
        String facts = model("provider: openai, upstream: gpt-5.1, tier: fast").facts();

        // Then
        assertEquals(
                "{\"type\":\"model\",\"tier\":\"fast\",\"residency\":\"external\","
                        + "\"kind\":\"hybrid\",\"kinds\":[\"hybrid\"],\"openness\":\"closed\","
                        + "\"licence\":\"proprietary\",\"window\":400000,\"output_limit\":128000,"
                        + "\"modalities\":[\"text\",\"image\"],\"tools\":true,\"json_schema\":true,"
                        + "\"languages\":null,\"price\":{\"input\":1.25,\"cached_input\":0.125,"
                        + "\"output\":10,\"unit\":\"USD per million tokens\",\"from\":\"catalog\","
                        + "\"date\":\"2026-11-21\"}}",
                facts);
    }
}
