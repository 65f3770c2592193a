package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.HARD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Requests;
import dev.sluice.team.Globs;
import dev.sluice.wire.Endpoint;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The name, the wishes, the score and the order of candidates. Filters and rules have their own
/// tests.
class RouterTest {

    private final Cast cast = new Cast();

    @Test
    void anEasyRequestTriesTheFastPoolThenTheFallback() {
        // Given
        Ask ask = Requests.to("auto").ask();

        // When
        Decision decision = cast.choose(ask, EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void aHardRequestTriesTheReasoningPool() {
        // Given
        Ask ask = Requests.to("auto").ask();

        // When
        Decision decision = cast.choose(ask, HARD);

        // Then
        assertEquals(List.of("slow-1", "slow-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void theScoreIsGivenAsTheReason() {
        // Given
        Ask ask = Requests.to("auto").ask();

        // When
        Decision.Because because = cast.choose(ask, EASY).because();

        // Then
        assertEquals(
                new Decision.Because(
                        "auto", Tier.FAST, "route:auto", "score_low", "score 0.12: length"),
                because);
    }

    @ParameterizedTest
    @CsvSource({"FAST, true, score_low", "REASONING, true, score_high", "FAST, false, abstained"})
    void theReasonTellsHowTheScoreWasRead(Tier tier, boolean confident, String reason) {
        // Given
        Complexity complexity = Cast.complexity(0.5, tier, confident);

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), complexity);

        // Then
        assertEquals(reason, decision.because().reason());
    }

    @Test
    void aFailedScoreGoesToTheFastTierByDefault() {
        // Given
        Complexity failed = Cast.complexity(Double.NaN, Tier.FAST, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), failed);

        // Then
        assertEquals("default", decision.because().reason());
    }

    @Test
    void aNamedModelIsPinnedAndHasNoFallback() {
        // Given
        Ask ask = Requests.to("slow-2").ask();

        // When
        Decision decision = cast.choose(ask, EASY);

        // Then
        assertEquals(List.of("slow-2"), Cast.candidates(decision));
    }

    @Test
    void aPinnedModelSaysSo() {
        // Given
        Ask ask = Requests.to("slow-2").ask();

        // When
        Decision.Because because = cast.choose(ask, EASY).because();

        // Then
        assertEquals(
                "slow-2 pinned none explicit_model",
                String.join(
                        " ",
                        because.route(),
                        because.tierWord(),
                        because.rule(),
                        because.reason()));
    }

    @Test
    void anUnknownAndAForbiddenNameGetTheSameAnswer() {
        // Given
        cast.permitted = new Globs(List.of("fast-*"));
        String unknown = message(cast.choose(Requests.to("slow-9").ask(), EASY));

        // When
        String forbidden = message(cast.choose(Requests.to("slow-1").ask(), EASY));

        // Then
        assertEquals(unknown.replace("slow-9", "slow-1"), forbidden);
    }

    @Test
    void aRouteThatIsNotPermittedIsNotFound() {
        // Given
        cast.permitted = new Globs(List.of("fast-*"));

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals("model_not_found", refusal(decision).word());
    }

    @Test
    void aNameIsCleanedAndCutInTheRefusal() {
        // Given
        Ask ask = Requests.to("evil\r\nx-key: 1" + "z".repeat(100)).ask();

        // When
        String message = message(cast.choose(ask, EASY));

        // Then
        assertEquals("evil??x-key: 1" + "z".repeat(50) + "...", message.split("'")[1]);
    }

    @ParameterizedTest
    @CsvSource({
        "none, FAST",
        "minimal, FAST",
        "low, REASONING",
        "medium, REASONING",
        "weird, REASONING"
    })
    void effortLowersAHardRequestOnlyWhenItSaysSo(String effort, Tier tier) {
        // Given
        Ask ask = Requests.to("auto").effort(effort).ask();

        // When
        Decision decision = cast.choose(ask, HARD);

        // Then
        assertEquals(tier, decision.because().tier());
    }

    @ParameterizedTest
    @ValueSource(strings = {"high", "xhigh", "max"})
    void highEffortRaisesAnEasyRequest(String effort) {
        // Given
        Ask ask = Requests.to("auto").effort(effort).ask();

        // When
        Decision decision = cast.choose(ask, EASY);

        // Then
        assertEquals("reasoning caller_effort", told(decision));
    }

    @Test
    void theTierHeaderRaises() {
        // Given
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals("reasoning caller_header", told(decision));
    }

    @Test
    void theTierHeaderIsAMinimumAndNeverLowers() {
        // Given
        cast.wishes = new Wishes(List.of(), Tier.FAST, 0, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), HARD);

        // Then
        assertEquals("reasoning score_high", told(decision));
    }

    @Test
    void theTierHeaderOutweighsALowEffort() {
        // Given
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").effort("none").ask(), EASY);

        // Then
        assertEquals("reasoning caller_header", told(decision));
    }

    @ParameterizedTest
    @CsvSource({"2047, fast score_low", "2048, reasoning score_high", "-1, reasoning score_high"})
    void aSmallOutputCapKeepsAScoreFromReasoning(int cap, String told) {
        // Given
        Ask ask = Requests.to("auto").maxTokens(cap).ask();

        // When
        Decision decision = cast.choose(ask, HARD);

        // Then
        assertEquals(told, told(decision));
    }

    @Test
    void aSmallOutputCapDoesNotOverruleTheCaller() {
        // Given
        Ask ask = Requests.to("auto").maxTokens(16).effort("high").ask();

        // When
        Decision decision = cast.choose(ask, HARD);

        // Then
        assertEquals("reasoning caller_effort", told(decision));
    }

    @Test
    void aCallerWhoWantsNoFallbackGetsOneCandidate() {
        // Given
        cast.wishes = new Wishes(List.of(), null, 0, false);

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void theFallbackStandsInWhateverItsOwnTier() {
        // Given
        cast.route("auto", "fast", "slow", "fast-1", "spare");

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), HARD);

        // Then
        assertEquals(List.of("slow-1", "slow-2", "fast-1", "spare"), Cast.candidates(decision));
    }

    @Test
    void theFastTierFallsUpwardWhenTheRouteSaysSo() {
        // Given
        cast.route("auto", "fast", "slow", "slow-1");

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2", "slow-1"), Cast.candidates(decision));
    }

    @Test
    void aModelOfThePoolIsNotTriedTwice() {
        // Given
        cast.route("auto", "fast", "slow", "fast-2", "spare");

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void embeddingsHaveOneTier() {
        // Given
        Ask ask = Requests.to("auto").at(Endpoint.EMBEDDINGS).effort("high").ask();

        // When
        Decision decision = cast.choose(ask, Complexity.NOT_WEIGHED);

        // Then
        assertEquals("fast default", told(decision));
    }

    @Test
    void embeddingsNeverMoveToAnotherModel() {
        // Given
        Ask ask = Requests.to("auto").at(Endpoint.EMBEDDINGS).ask();

        // When
        Decision decision = cast.choose(ask, Complexity.NOT_WEIGHED);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void embeddingsMoveToTheSameModelElsewhere() {
        // Given
        var fast = cast.models.get("fast-1");
        cast.model("twin", "up-fast-1", fast.provider().residency(), Tier.FAST, 1, fast.card());
        cast.pool("fast", List.of(), "fast-1", "fast-2", "twin");
        cast.route("auto", "fast", "slow", "spare");

        // When
        Decision decision =
                cast.choose(
                        Requests.to("auto").at(Endpoint.EMBEDDINGS).ask(), Complexity.NOT_WEIGHED);

        // Then
        assertEquals(List.of("fast-1", "twin"), Cast.candidates(decision));
    }

    @Test
    void aTeamSeesWhatItMayName() {
        // Given
        cast.permitted = new Globs(List.of("auto", "slow-*"));

        // When
        List<String> visible = cast.router().visible(cast.team());

        // Then
        assertEquals(List.of("auto", "slow-1", "slow-2"), visible);
    }

    @Test
    void theScaleIsTheRoutes() {
        // Given
        Router router = cast.router();

        // When
        var scale = router.scale(Requests.to("auto").ask());

        // Then
        assertEquals(cast.routes.get("auto").scale(), scale);
    }

    @Test
    void wordsAreAscii() {
        // Given
        cast.rule("한국어", "", Cast.use("fast"));

        // When
        Decision decision = cast.choose(Requests.to("auto").ask(), EASY);

        // Then
        assertFalse(decision.because().words().chars().anyMatch(c -> c < ' ' || c > '~'));
    }

    static String told(Decision decision) {
        return decision.because().tierWord() + " " + decision.because().reason();
    }

    static Refusal refusal(Decision decision) {
        return ((Decision.Deny) decision).refusal();
    }

    static String message(Decision decision) {
        return refusal(decision).message();
    }
}
