package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.PolicyTest.ASK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.kit.Requests;
import dev.sluice.wire.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a [Trace] hears of a [Policy].
class PolicyTraceTest {

    private final Cast cast = new Cast();

    @Test
    void theTraceTellsEveryRuleThatWasConsidered() {
        // Given
        List<String> told = new ArrayList<>();
        cast.trace = recording(told, new ArrayList<>());
        cast.rule("broken", "request.tags[9] == 'x'", Cast.tier(Tier.FAST))
                .rule("far", "request.turns > 99", Cast.tier(Tier.FAST))
                .require("out", "", Map.of("residency", List.of("external")))
                .rule("hard", "", Cast.tier(Tier.REASONING))
                .rule("never", "", Cast.deny("no"));

        // When
        cast.choose(ASK, EASY);

        // Then
        assertEquals(
                List.of(
                        "search/broken failed",
                        "search/far passed",
                        "search/out narrowed",
                        "search/hard picked"),
                told);
    }

    @Test
    void aPickDoesToANamedModelOnlyWhatItRequires() {
        // Given
        List<String> told = new ArrayList<>();
        cast.trace = recording(told, new ArrayList<>());
        cast.rule("fast", "", Cast.tier(Tier.FAST))
                .rule("home", "", Map.of("residency", List.of("self-hosted")), Cast.tier(Tier.FAST))
                .rule("last", "", Cast.tier(Tier.REASONING));

        // When
        cast.choose(Requests.to("slow-1").ask(), EASY);

        // Then
        assertEquals(
                List.of("search/fast passed", "search/home narrowed", "search/last passed"), told);
    }

    @Test
    void theTraceTellsEveryCandidate() {
        // Given
        List<String> told = new ArrayList<>();
        cast.trace = recording(new ArrayList<>(), told);
        cast.require("out", "", Map.of("residency", List.of("external")));

        // When
        cast.choose(ASK, EASY);

        // Then
        assertEquals(
                List.of(
                        "fast-1 true chosen",
                        "fast-2 true chosen",
                        "slow-1 false require: a rule of the team excludes it",
                        "slow-2 false tier: stands in the other one",
                        "spare false require: a rule of the team excludes it"),
                told);
    }

    static Trace recording(List<String> rules, List<String> candidates) {
        return new Trace() {
            @Override
            public void rule(String name, String effect) {
                rules.add(name + " " + effect);
            }

            @Override
            public void candidate(Model model, boolean stays, String why) {
                candidates.add(model.name() + " " + stays + " " + why);
            }
        };
    }
}
