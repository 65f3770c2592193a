package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.kit.Records;
import dev.sluice.replay.Comparison.Flip;
import dev.sluice.replay.Comparison.Share;
import dev.sluice.wire.Tier;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules, tiers and wishes in a replay.
class ReplayRulesTest {

    @Test
    void aRuleSeesTheNumbersOfTheRequest() {
        // Given
        String rule =
                "    rules: [ { name: pii, when: '\"pii\" in request.tags && request.turns == 3', tier: reasoning } ]";
        Stream<Records> records =
                Stream.of(
                        Records.of("a").tags("pii").turns(3),
                        Records.of("b").tags("pii"),
                        Records.of("c").turns(3));
        // When
        Comparison told = Past.replay(Policies.of("", rule), records);
        // Then
        assertEquals(
                List.of(
                        new Flip(
                                "fast quick",
                                "reasoning deep",
                                "score_low by route:auto -> default by search/pii",
                                1,
                                "a")),
                told.flipped().most());
    }

    @Test
    void aRuleSeesTheSizeOfTheRequestWithoutItsBytes() {
        // Given
        String rule =
                "    rules: [ { name: large, when: 'request.bodyBytes > 2000000000', tier: reasoning } ]";
        Stream<Records> records =
                Stream.of(Records.of("a"), Records.of("b").textBytes(Integer.MAX_VALUE - 60));
        // When
        Comparison told = Past.replay(Policies.of("", rule), records);
        // Then
        assertEquals("b", told.flipped().most().getFirst().example());
        assertEquals(1, told.flipped().records());
    }

    @Test
    void aRuleSeesTheHourOfTheCall() {
        // Given
        String rule = "    rules: [ { name: noon, when: 'now.hour == 12', tier: reasoning } ]";
        Stream<Records> records =
                Stream.of(
                        Records.of("noon").at(Records.NOON + 1_000),
                        Records.of("night").at(Records.NOON + 12 * 3_600_000L));
        // When
        Comparison told = Past.replay(Policies.of("", rule), records);
        // Then
        assertEquals("noon", told.flipped().most().getFirst().example());
        assertEquals(1, told.flipped().records());
    }

    @Test
    void tellsOfDeadRules() {
        // Given
        String rule = "    rules: [ { name: never, when: 'request.turns > 99', tier: fast } ]";
        // When
        Comparison told = Past.replay(Policies.of("", rule), Past.hundred());
        // Then
        assertEquals(List.of("search/never: dead, applied to none of 100 calls"), told.idleRules());
    }

    @Test
    void tellsOfShadowedRules() {
        // Given
        String rules =
                "    rules: [ { name: all, tier: fast }, { name: late, when: 'request.turns == 1', tier: reasoning } ]";
        // When
        Comparison told = Past.replay(Policies.of("", rules), Past.hundred());
        // Then
        assertEquals(
                List.of("search/late: shadowed in all 100 calls, by search/all"), told.idleRules());
    }

    @Test
    void aRuleThatTakesPartIsNotTold() {
        // Given
        String rule =
                "    rules: [ { name: some, when: 'complexity.probability > 0.9', tier: fast } ]";
        // When
        Comparison told = Past.replay(Policies.of("", rule), Past.hundred());
        // Then
        assertEquals(List.of(), told.idleRules());
    }

    @Test
    void tellsOfTiersThatNothingReaches() {
        // Given
        String rule = "    rules: [ { name: all, tier: fast } ]";
        // When
        Comparison told = Past.replay(Policies.of("", rule), Past.hundred());
        // Then
        assertEquals(List.of("auto: reasoning gets none of 100"), told.silentTiers());
    }

    @Test
    void aTeamThatIsGoneIsDenied() {
        // When
        Comparison told = Past.replay(Policies.asItIs(), Stream.of(Records.of("a").team("gone")));
        // Then
        assertTrue(
                told.flipped()
                        .most()
                        .getFirst()
                        .why()
                        .endsWith("team gone is not in this configuration"),
                () -> told.flipped().toString());
    }

    @Test
    void aPinnedModelStaysWhereItIs() {
        // When
        Comparison told =
                Past.replay(Policies.asItIs(), Stream.of(Records.of("a").model("quick").pinned()));
        // Then
        assertEquals(List.of(new Share("pinned", 1, 1)), told.shares());
    }

    @Test
    void anExploredCallIsDrawnAgainWhereItStillIsExplored() {
        // Given
        Records explored = Records.of("a").tier(Tier.REASONING, "explored").propensity(0.005);
        // When
        Comparison told =
                Past.replay(
                        Policies.of("", "    learning: { explore: 0.01 }"), Stream.of(explored));
        // Then
        assertEquals(0, told.flipped().records());
    }

    @Test
    void anExploredCallGoesBackWhereNothingIsExplored() {
        // Given
        Records explored = Records.of("a").tier(Tier.REASONING, "explored").propensity(0.005);
        // When
        Comparison told = Past.replay(Policies.asItIs(), Stream.of(explored));
        // Then
        assertEquals(1, told.flipped().records());
    }
}
