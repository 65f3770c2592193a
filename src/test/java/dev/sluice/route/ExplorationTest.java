package dev.sluice.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Requests;
import dev.sluice.team.Learning;
import dev.sluice.team.Team;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplorationTest {

    private static final Learning SOME = new Learning(0.01, 0.10, false, false);
    private static final Complexity UNSURE = Cast.complexity(0.49, Tier.FAST, false);

    private final Cast cast = new Cast();

    private Decision choose(Requests ask, Complexity how, Learning learning, double draw) {
        Team team = cast.team();
        Team willing =
                new Team(
                        team.id(),
                        team.models(),
                        team.labels(),
                        team.rules(),
                        team.limits(),
                        team.budget(),
                        learning,
                        team.rank());
        Moment moment = new Moment(Cast.NOON.instant(), draw);
        return cast.router().choose(willing, ask.ask(), cast.wishes, how, moment, Trace.NONE);
    }

    private String told(Requests ask, Complexity how, Learning learning, double draw) {
        Decision decision = choose(ask, how, learning, draw);
        return Cast.told(decision) + " " + decision.because().propensity();
    }

    @ParameterizedTest
    @CsvSource({
        "0.0049, reasoning explored 0.005",
        "0.0051, fast score_low 0.995",
        "0.9,    fast score_low 0.995"
    })
    void halfTheSliceGoesToTheOtherTier(double draw, String told) {
        // When
        String said = told(Requests.to("auto"), Cast.EASY, SOME, draw);
        // Then
        assertEquals(told, said);
    }

    @ParameterizedTest
    @CsvSource({"0.049, reasoning explored 0.05", "0.051, fast abstained 0.95"})
    void moreIsExploredInsideTheBand(double draw, String told) {
        // When
        String said = told(Requests.to("auto"), UNSURE, SOME, draw);
        // Then
        assertEquals(told, said);
    }

    @Test
    void aTeamThatDidNotAgreeIsLeftAlone() {
        // When
        String said = told(Requests.to("auto"), Cast.EASY, Learning.NONE, 0);
        // Then
        assertEquals("fast score_low 1.0", said);
    }

    @Test
    void aHardRequestMayBeDrawnToTheFastTier() {
        // When
        Decision decision = choose(Requests.to("auto"), Cast.HARD, SOME, 0);
        // Then
        assertEquals(List.of("fast-1", "fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void anEffortIsNeverOverruled() {
        // When
        String said = told(Requests.to("auto").effort("high"), Cast.EASY, SOME, 0);
        // Then
        assertEquals("reasoning caller_effort 1.0", said);
    }

    @Test
    void aWishForATierIsNeverOverruled() {
        // Given
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);
        // When
        String said = told(Requests.to("auto"), Cast.EASY, SOME, 0);
        // Then
        assertEquals("reasoning caller_header 1.0", said);
    }

    @Test
    void aNamedModelIsNeverOverruled() {
        // When
        String said = told(Requests.to("fast-1"), Cast.EASY, SOME, 0);
        // Then
        assertEquals("pinned explicit_model 1.0", said);
    }

    @Test
    void aRuleIsNeverOverruled() {
        // Given
        cast.rule("always fast", "", Cast.tier(Tier.FAST));
        // When
        String said = told(Requests.to("auto"), Cast.EASY, SOME, 0);
        // Then
        assertEquals("fast default 1.0", said);
    }

    @Test
    void aCapThatLeavesNoRoomToReasonIsNeverOverruled() {
        // When
        String said = told(Requests.to("auto").maxTokens(50), Cast.HARD, SOME, 0);
        // Then
        assertEquals("fast score_low 1.0", said);
    }

    @Test
    void aTierThatCannotCarryTheRequestIsNeverDrawn() {
        // Given
        cast.require("home", "", java.util.Map.of("residency", List.of("external")));
        cast.pool("slow", List.of(), "slow-1");
        cast.route("auto", "fast", "slow");
        // When
        String said = told(Requests.to("auto"), Cast.EASY, SOME, 0);
        // Then
        assertEquals("fast score_low 1.0", said);
    }

    @Test
    void tiersOfTheSameModelsAreNotExplored() {
        // Given
        cast.route("auto", "fast", "fast");
        // When
        String said = told(Requests.to("auto"), Cast.EASY, SOME, 0);
        // Then
        assertEquals("fast score_low 1.0", said);
    }

    /// What is logged is what happens: the other tier comes up as often as its propensity says.
    @Test
    void thePropensityIsTrue() {
        // Given
        Random random = new Random(5);
        int other = 0;
        // When
        for (int i = 0; i < 20_000; i++) {
            Decision decision = choose(Requests.to("auto"), UNSURE, SOME, random.nextDouble());
            other += decision.because().tier() == Tier.REASONING ? 1 : 0;
        }
        // Then
        assertEquals(0.05, other / 20_000.0, 0.005);
    }
}
