package dev.sluice.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.decisions.DecisionRecord;
import dev.sluice.decisions.Seal;
import dev.sluice.kit.Records;
import dev.sluice.replay.Comparison.Flip;
import dev.sluice.replay.Comparison.Share;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayTest {

    @Test
    void theSamePolicyChangesNothing() {
        // When
        Comparison told = Past.replay(Policies.asItIs(), Past.hundred());
        // Then
        assertEquals(0, told.flipped().records(), () -> told.flipped().toString());
    }

    @Test
    void theSamePolicyCostsTheSame() {
        // When
        Comparison told = Past.replay(Policies.asItIs(), Past.hundred());
        // Then
        assertEquals(told.costMicros().before(), told.costMicros().after());
    }

    @Test
    void aLowerThresholdMovesWhatLiesBetween() {
        // When
        Comparison told = Past.replay(Policies.of("reasoning-above: 0.2", ""), Past.hundred());
        // Then
        assertEquals(
                List.of(new Share("fast", 55, 26), new Share("reasoning", 45, 74)), told.shares());
    }

    @Test
    void saysWhyARecordGoesElsewhere() {
        // When
        Flip flip =
                Past.replay(Policies.of("reasoning-above: 0.2", ""), Past.hundred())
                        .flipped()
                        .most()
                        .getFirst();
        // Then
        assertEquals(
                "fast quick -> reasoning deep: score_low by route:auto -> score_high by route:auto",
                flip.from() + " -> " + flip.to() + ": " + flip.why());
    }

    @Test
    void namesADecisionToLookAt() {
        // When
        Flip flip =
                Past.replay(Policies.of("reasoning-above: 0.2", ""), Past.hundred())
                        .flipped()
                        .most()
                        .getFirst();
        // Then
        assertEquals("d26", flip.example());
    }

    /// 20 tokens in, the other model's median of 400 out: 20 x 10 + 400 x 20 micro-dollars.
    @Test
    void aMovedCallCostsTheOtherModelsMedian() {
        // When
        Comparison told = Past.replay(Policies.of("reasoning-above: 0.2", ""), Past.hundred());
        // Then
        assertEquals(29L * (8_200 - 220), told.costMicros().after() - told.costMicros().before());
    }

    @Test
    void theTailFollowsTheOtherModelsMedian() {
        // Given
        String rule = "    rules: [ { name: all, tier: fast } ]";
        // When
        Comparison told = Past.replay(Policies.of("", rule), Past.hundred());
        // Then
        assertEquals("4000 500", told.tailMillis().before() + " " + told.tailMillis().after());
    }

    @Test
    void aModelThisLogKnowsNothingOfIsLeftOut() {
        // Given
        String rule = "    rules: [ { name: new, use: other } ]";
        // When
        Comparison told = Past.replay(Policies.of("", rule), Past.hundred());
        // Then
        assertEquals("100 100", told.costMicros().unknown() + " " + told.tailMillis().unknown());
    }

    @Test
    void aDeniedCallCostsNothing() {
        // Given
        String rule = "    rules: [ { name: closed, deny: not now } ]";
        // When
        Comparison told = Past.replay(Policies.of("", rule), Past.hundred());
        // Then
        assertEquals(0, told.costMicros().after());
        assertEquals(
                List.of("denied", "fast", "reasoning"),
                told.shares().stream().map(Share::tier).toList());
    }

    /// The order of a weighted pool hangs on the conversation, which only the seal tells.
    @Test
    void aConversationKeepsItsModel() {
        // Given
        Seal seal = new Seal(new byte[32]);
        List<DecisionRecord> asked = IntStream.range(0, 60).mapToObj(ReplayTest::inHalves).toList();
        List<String> first = Stakes.models(Policies.asItIs(), seal, asked);
        // When
        List<String> second = Stakes.models(Policies.asItIs(), seal, asked);
        // Then
        assertEquals(first, second);
        assertEquals(List.of("other", "quick"), first.stream().distinct().sorted().toList());
    }

    private static DecisionRecord inHalves(int i) {
        return Records.of("d" + i)
                .model("halves")
                .conversation(Stakes.sealed(i * 0x9e3779b97f4a7c15L + 1))
                .record();
    }

    @Test
    void anotherInstallationsRecordsAreRefused() {
        // Given
        Replay replay = new Replay(Policies.asItIs(), new Seal(new byte[32]));
        DecisionRecord foreign =
                Records.of("a").conversation("0123456789abcdef".repeat(2)).record();
        // When
        IllegalArgumentException no =
                assertThrows(IllegalArgumentException.class, () -> replay.add(foreign));
        // Then
        assertTrue(no.getMessage().contains("another key"), no.getMessage());
    }

    @Test
    void theSameLogGivesTheSameReport() {
        // Given
        List<String> once =
                Report.lines(Past.replay(Policies.of("reasoning-above: 0.2", ""), Past.hundred()));
        // When
        List<String> again =
                Report.lines(Past.replay(Policies.of("reasoning-above: 0.2", ""), Past.hundred()));
        // Then
        assertEquals(once, again);
    }

    @Test
    void theReportSaysItInWords() {
        // When
        List<String> lines =
                Report.lines(Past.replay(Policies.of("reasoning-above: 0.2", ""), Past.hundred()));
        // Then
        assertEquals("100 records, 29 would go elsewhere", lines.getFirst());
    }

    @Test
    void nothingAtAllIsReportedToo() {
        // When
        List<String> lines = Report.lines(Past.replay(Policies.asItIs(), Stream.of()));
        // Then
        assertEquals("0 records, 0 would go elsewhere", lines.getFirst());
    }
}
