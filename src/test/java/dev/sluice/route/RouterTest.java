package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.HARD;
import static dev.sluice.route.Cast.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.ask.Ask;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Requests;
import dev.sluice.team.Globs;
import dev.sluice.wire.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    static String message(Decision decision) {
        return refusal(decision).message();
    }
}
