package dev.sluice.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Hedge;
import dev.sluice.catalog.Model;
import dev.sluice.catalog.Price;
import dev.sluice.fault.HedgeBudget;
import dev.sluice.fleet.Fleets;
import dev.sluice.kit.Models;
import dev.sluice.load.Terms;
import dev.sluice.metrics.Meters;
import dev.sluice.upstream.Itinerary.Step;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much an answer of a second attempt may be: reliability.md R27, R28. A token out costs one of
/// the day's 800 micro-dollars.
class StakeBoundTest {

    @AutoClose private final Fleets fleets = new Fleets();
    private final Targets targets =
            new Targets(new Meters(new SimpleMeterRegistry()), fleets, () -> 1, Terms.DEFAULT);

    private static Models at(String name) {
        return Models.named(name)
                .at(List.of(URI.create("http://" + name + ":1/v1")))
                .price(new Price(0, 0, 1_000_000));
    }

    /// Members of a request, what the spare one's answers are limited to, and whether it is asked.
    @ParameterizedTest
    @CsvSource({
        "',\"max_tokens\":400', 0, true",
        "',\"max_tokens\":400,\"n\":2', 0, true",
        "',\"max_tokens\":400,\"n\":3', 0, false",
        "'', 800, true",
        "'', 801, false",
        "'', 2049, false"
    })
    void allThatItMayCostIsThereBeforeItBegins(String members, int limit, boolean expected) {
        // Given
        HedgeBudget budget = new HedgeBudget();
        budget.called();
        Errand errand =
                Errands.hedged(
                        "{\"model\":\"m\",\"stream\":true,\"messages\":[]" + members + "}",
                        new Hedge("r", 1, 800, 2_048));
        Model slow = at("a").model();
        Model other = at("b").outputLimit(limit).model();
        Deque<Step> steps = Lineup.of(errand, List.of(slow, other), targets);
        Plan plan = new Plan(errand, slow, steps.removeFirst().target(), null, null);
        Stake stake = new Stake(errand, steps, targets, budget);
        Step spare = stake.spare(plan);
        // When
        boolean taken = spare != null && stake.takes(spare, plan);
        // Then
        assertEquals(expected, taken);
    }
}
