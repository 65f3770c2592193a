package dev.sluice.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

    private static final Known NOTHING =
            new Known(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

    private final Guard guard = new Guard();

    @ParameterizedTest
    @CsvSource({"TEAM, 500", "MODEL, 200", "TARGET, 200", "RULE, 500", "REQUESTED, 400"})
    void letsAsManyNamesPassAsTheCeilingSays(Axis axis, int ceiling) {
        // When
        long passed =
                IntStream.range(0, 1_000)
                        .filter(i -> guard.name(axis, "n" + i).equals("n" + i))
                        .count();

        // Then
        assertEquals(ceiling, passed);
    }

    @Test
    void countsWhatItCollapses() {
        // When
        IntStream.range(0, 203).forEach(i -> guard.name(Axis.MODEL, "n" + i));

        // Then
        assertEquals(3, guard.collapsed(Axis.MODEL).sum());
    }

    @Test
    void aNameThatPassedOncePassesAtTheCeilingToo() {
        // Given
        IntStream.range(0, 300).forEach(i -> guard.name(Axis.MODEL, "n" + i));

        // When
        String name = guard.name(Axis.MODEL, "n0");

        // Then
        assertEquals("n0", name);
    }

    @ParameterizedTest
    @CsvSource({
        "m@10.0.0.1:8000, m@10.0.0.1:8000",
        "n@10.0.0.1:8000, other",
        "@10.0.0.1:8000, other"
    })
    void aModelWhoseReplicasAreFoundByANameMayHaveAny(String target, String shown) {
        // Given
        Set<String> targets = Set.of("m" + Known.ANY_REPLICA);
        guard.know(new Known(Set.of(), Set.of(), targets, Set.of(), Set.of()));

        // When
        String name = guard.name(Axis.TARGET, target);

        // Then
        assertEquals(shown, name);
    }

    @Test
    void wordsTakeNoPlaceBelowTheCeiling() {
        // Given
        IntStream.range(0, 300).forEach(i -> guard.name(Axis.TARGET, "n" + i));

        // When
        String name = guard.name(Axis.TARGET, "none");

        // Then
        assertEquals("none", name);
    }

    @Test
    void removedNamesMakeRoom() {
        // Given
        IntStream.range(0, 200).forEach(i -> guard.name(Axis.MODEL, "n" + i));

        // When
        guard.know(new Known(Set.of("new"), Set.of(), Set.of(), Set.of(), Set.of()));

        // Then
        assertEquals("new", guard.name(Axis.MODEL, "new"));
    }

    @Test
    void unknownNamesBecomeOther() {
        // Given
        guard.know(NOTHING);

        // When
        String name = guard.name(Axis.TEAM, "a");

        // Then
        assertEquals("other", name);
    }

    @Test
    void collapsedValuesReachTheScrape() {
        // Given
        Scrape scrape = new Scrape();
        IntStream.range(0, 201).forEach(i -> scrape.meters.unpriced("m" + i, "price_missing"));

        // When
        double collapsed = scrape.value("sluice_metrics_collapsed_total", "key=\"model\"");

        // Then
        assertEquals(1, collapsed);
        assertTrue(scrape.values("sluice_cost_unpriced_total", "model").contains("other"));
    }
}
