package dev.sluice.route;

import static dev.sluice.route.Cast.EASY;
import static dev.sluice.route.Cast.HARD;
import static dev.sluice.route.RouterTest.refusal;
import static dev.sluice.route.RouterTest.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.ask.Ask;
import dev.sluice.catalog.Model;
import dev.sluice.kit.Requests;
import dev.sluice.team.RuleText;
import dev.sluice.team.RuleText.Prefer;
import dev.sluice.wire.Refusal;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a team's rules do to a decision.
class PolicyTest {

    private static final Ask ASK = Requests.to("auto").ask();

    private final Cast cast = new Cast();

    @Test
    void theFirstDecidingRuleWins() {
        // Given
        cast.rule("a", "request.turns > 99", Cast.use("spare"))
                .rule("b", "", Cast.tier(Tier.REASONING))
                .rule("c", "", Cast.tier(Tier.FAST));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("search/b", decision.because().rule());
    }

    @Test
    void aRulesTierOverrulesTheScore() {
        // Given
        cast.rule("b", "", Cast.tier(Tier.REASONING));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("reasoning default", told(decision));
    }

    @Test
    void aRulesTierOverrulesTheCallersWishes() {
        // Given
        cast.rule("stay fast", "", Cast.tier(Tier.FAST));
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);

        // When
        Decision decision = cast.choose(Requests.to("auto").effort("max").ask(), HARD);

        // Then
        assertEquals("fast default", told(decision));
    }

    @Test
    void aRuleMayUseAPool() {
        // Given
        cast.pool("korean", List.of(), "slow-2", "fast-2");
        cast.rule("k", "", Cast.use("korean"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("slow-2", "fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void aRuleMayUseAModel() {
        // Given
        cast.rule("k", "", Cast.use("fast-2"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("fast-2", "spare"), Cast.candidates(decision));
    }

    @Test
    void aPoolsNameHidesAModels() {
        // Given
        cast.pool("fast-2", List.of(), "fast-1");
        cast.rule("k", "", Cast.use("fast-2"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("fast-1", Cast.candidates(decision).getFirst());
    }

    @Test
    void theTierOfAUsedPoolIsItsFirstModels() {
        // Given
        cast.rule("k", "", Cast.use("slow-1"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(Tier.REASONING, decision.because().tier());
    }

    @Test
    void aDenialIsTheTeamsOwnWords() {
        // Given
        cast.rule("cap", "request.maxTokens > 16000", Cast.deny("ask for at most 16000 tokens"));

        // When
        Decision decision = cast.choose(Requests.to("auto").maxTokens(16_001).ask(), EASY);

        // Then
        assertEquals(new Refusal.Forbidden("ask for at most 16000 tokens"), refusal(decision));
    }

    @Test
    void aDenialNamesItsRule() {
        // Given
        cast.rule("cap", "", Cast.deny("no"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(
                "search/cap denied", decision.because().rule() + " " + decision.because().reason());
    }

    @Test
    void aDenialHoldsForAPinnedModel() {
        // Given
        cast.rule("cap", "", Cast.deny("no"));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), EASY);

        // Then
        assertEquals("forbidden", refusal(decision).word());
    }

    @Test
    void aTierRuleDoesNotMoveAPinnedModel() {
        // Given
        cast.rule("b", "", Cast.tier(Tier.REASONING));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), EASY);

        // Then
        assertEquals(List.of("fast-1"), Cast.candidates(decision));
    }

    @Test
    void rulesAfterAPickAreStillHeardForAPinnedModel() {
        // Given
        cast.rule("b", "", Cast.tier(Tier.REASONING)).rule("c", "", Cast.deny("no"));

        // When
        Decision decision = cast.choose(Requests.to("fast-1").ask(), EASY);

        // Then
        assertEquals("search/c", decision.because().rule());
    }

    @Test
    void requirementsAddUpUntilARuleDecides() {
        // Given
        cast.require("home", "", Map.of("residency", List.of("self-hosted")))
                .rule("hard", "", Cast.tier(Tier.REASONING))
                .require("late", "", Map.of("residency", List.of("external")));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("slow-1", "spare"), Cast.candidates(decision));
    }

    @Test
    void aRequirementHoldsForTheFallbackToo() {
        // Given
        cast.require("out", "", Map.of("residency", List.of("external")));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2"), Cast.candidates(decision));
    }

    @Test
    void aPreferenceReordersThePoolAndLeavesTheFallbackLast() {
        // Given
        cast.rule("p", "", Cast.prefer(Prefer.CHEAPEST));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("fast-2", "fast-1", "spare"), Cast.candidates(decision));
    }

    @Test
    void patchesAddUpInWrittenOrder() {
        // Given
        patch("a", "{\"seed\":1}");
        patch("b", "{\"seed\":2}");

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("{\"seed\":2}", ((Decision.Use) decision).patch().json());
    }

    @Test
    void aRequirementThatFailsAtRunTimeHolds() {
        // Given
        cast.require("home", "request.tags[9] == 'x'", Map.of("residency", List.of("external")));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("fast-1", "fast-2"), Cast.candidates(decision));
    }

    @Test
    void aDenialThatFailsAtRunTimeHolds() {
        // Given
        cast.rule("cap", "1 / (now.hour - 12) > 0", Cast.deny("no"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(new Refusal.Forbidden("no"), refusal(decision));
    }

    @Test
    void aPickThatFailsAtRunTimeDoesNotMatch() {
        // Given
        cast.rule("b", "request.tags[9] == 'x'", Cast.tier(Tier.REASONING));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals("route:auto", decision.because().rule());
    }

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

    @Test
    void aRuleInCodeThatBreaksIsClosed() {
        // Given
        Rule broken =
                new Rule() {
                    @Override
                    public String name() {
                        return "broken";
                    }

                    @Override
                    public Verdict consider(Situation when) {
                        throw new IllegalArgumentException("boom");
                    }
                };
        Router router =
                new Router(cast.routes, cast.models, cast.pools, Map.of("search", List.of(broken)));

        // When
        Decision decision =
                router.choose(cast.team(), ASK, cast.wishes, EASY, Cast.NOON, cast.trace);

        // Then
        assertEquals("forbidden", refusal(decision).word());
    }

    @Test
    void anInventedPoolLeavesOnlyTheFallback() {
        // Given
        cast.rule("k", "", Cast.use("nowhere"));

        // When
        Decision decision = cast.choose(ASK, EASY);

        // Then
        assertEquals(List.of("spare"), Cast.candidates(decision));
    }

    private void patch(String name, String json) {
        cast.rules.add(new RuleText(name, "", RuleText.Action.NONE, Map.of(), json, null));
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
