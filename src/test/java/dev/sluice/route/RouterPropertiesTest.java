package dev.sluice.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.catalog.Card.Modality;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Provider.Residency;
import dev.sluice.wire.Refusal;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Random teams, rules, cards and requests; each case comes from its number alone.
class RouterPropertiesTest {

    private static final int CASES = 3_000;

    private static List<Case> cases;

    @BeforeAll
    static void decide() {
        cases = IntStream.range(0, CASES).mapToObj(Case::decide).toList();
    }

    @Test
    void whoMayNotNameAModelNeverReachesIt() {
        // When
        List<Case> wrong =
                cases.stream()
                        .filter(c -> !c.cast().permitted.matches(c.ask().model()))
                        .filter(c -> !(refused(c) instanceof Refusal.ModelNotFound))
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void noCandidateBreaksARequirement() {
        // When
        List<Model> wrong =
                cases.stream()
                        .filter(c -> !c.cast().rules.getFirst().require().isEmpty())
                        .flatMap(c -> used(c).stream())
                        .filter(m -> m.provider().residency() != Residency.SELF_HOSTED)
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void noCandidateLacksWhatTheRequestNeeds() {
        // When
        long wrong =
                cases.stream()
                        .filter(c -> c.ask().content().images() > 0)
                        .flatMap(c -> used(c).stream())
                        .filter(m -> !m.card().modalities().isEmpty())
                        .filter(m -> !m.card().modalities().contains(Modality.IMAGE))
                        .count();

        // Then
        assertEquals(0, wrong);
    }

    @Test
    void noCandidateComesTwice() {
        // When
        List<Case> wrong =
                cases.stream().filter(c -> Set.copyOf(used(c)).size() != used(c).size()).toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void embeddingsComeFromOneModel() {
        // When
        List<Case> wrong =
                cases.stream()
                        .filter(c -> !c.ask().endpoint().generates())
                        .filter(c -> used(c).stream().map(Model::upstream).distinct().count() > 1)
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void aWatchedDecisionIsTheSameAsAnUnwatchedOne() {
        // When
        List<Case> wrong =
                cases.stream()
                        .filter(c -> !c.decision().equals(Case.again(c, Trace.NONE)))
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void theTraceSaysThatEachCandidateStays() {
        // When
        List<Case> wrong =
                cases.stream()
                        .filter(c ->
                                !used(c).stream()
                                        .allMatch(m -> c.told().contains(m.name() + " true")))
                        .toList();

        // Then
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyReasonIsOfTheClosedSet() {
        // Given
        Set<String> closed =
                Set.of(
                        "explicit_model",
                        "caller_effort",
                        "caller_header",
                        "score_low",
                        "score_high",
                        "abstained",
                        "capability",
                        "context_window",
                        "default",
                        "denied");

        // When
        List<String> reasons =
                cases.stream().map(c -> c.decision().because().reason()).distinct().toList();

        // Then
        assertTrue(closed.equals(Set.copyOf(reasons)), reasons::toString);
    }

    private static List<Model> used(Case c) {
        return switch (c.decision()) {
            case Decision.Use use -> use.candidates();
            case Decision.Deny _ -> List.of();
        };
    }

    private static Refusal refused(Case c) {
        return switch (c.decision()) {
            case Decision.Use _ -> null;
            case Decision.Deny deny -> deny.refusal();
        };
    }
}
