package dev.sluice.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.catalog.Model;
import dev.sluice.complexity.Complexity;
import dev.sluice.kit.Models;
import dev.sluice.kit.Requests;
import dev.sluice.team.RuleText.Prefer;
import dev.sluice.wire.Tier;
import dev.sluice.wire.Wishes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A route over own servers and closed APIs in both tiers; it promises 400 ms and 5 s.
class JointTest {

    private static final Complexity UNSURE = Cast.complexity(0.49, Tier.FAST, false);

    private final Cast cast = new Cast();
    private final Map<String, Double> seconds = new HashMap<>();

    @BeforeEach
    void world() {
        add(Models.named("own-fast").engine("vllm").model());
        add(Models.named("api-fast").external().model());
        add(Models.named("own-deep").engine("vllm").model());
        add(Models.named("api-deep").external().model());
        cast.pool("f", List.of(), "api-fast", "own-fast");
        cast.pool("r", List.of(), "api-deep", "own-deep");
        cast.route("auto", "f", "r");
        promise(new Route.Slo(400, 5_000, true));
    }

    private void add(Model model) {
        cast.models.put(model.name(), model);
    }

    private void promise(Route.Slo slo) {
        Route old = cast.routes.get("auto");
        cast.routes.put(
                "auto",
                new Route(
                        old.name(),
                        old.fast(),
                        old.reasoning(),
                        old.scale(),
                        old.signals(),
                        old.fallback(),
                        slo,
                        old.care()));
    }

    private Decision choose(Requests ask, Complexity how) {
        Outlook outlook = model -> seconds.getOrDefault(model.name(), Double.NaN);
        return cast.chooseAt(new Moment(Cast.NOON.instant(), 1, null, outlook), ask.ask(), how);
    }

    private String told(Complexity how) {
        Decision decision = choose(Requests.to("auto"), how);
        return Cast.told(decision) + " " + Cast.candidates(decision);
    }

    @Test
    void idleServersOfOurOwnGetWhatIsTooCloseToCallOnTheStrongerTier() {
        // Given
        seconds.putAll(Map.of("own-fast", 0.1, "own-deep", 0.1));
        // When
        String told = told(UNSURE);
        // Then
        assertEquals("reasoning idle_fleet [own-deep, api-deep]", told);
    }

    @Test
    void theStrongerTierTakesNothingThatWouldStandInTheWayOfTheFastOne() {
        // Given
        seconds.putAll(Map.of("own-fast", 0.3, "own-deep", 0.5));
        // When
        String told = told(UNSURE);
        // Then
        assertEquals("fast idle_fleet [own-fast, api-fast]", told);
    }

    @Test
    void whenOurOwnWouldBreakThePromiseTheClosedApiTakesOver() {
        // Given
        seconds.putAll(Map.of("own-fast", 1.4, "own-deep", 1.4));
        // When
        String told = told(UNSURE);
        // Then
        assertEquals("fast load_spill [api-fast, own-fast]", told);
    }

    @ParameterizedTest
    @CsvSource({
        "own-fast, 1.4, 'our own servers would speak in 1400 ms, later than the 400 ms promised'",
        "own-fast, Infinity, 'our own servers would speak in no foreseeable time, later than the 400 ms promised'",
        "own-deep, 0, 'too close to call, and our own servers are idle: nothing runs'",
        "own-deep, 0.08, 'too close to call, and our own servers are idle: first token in 80 ms'"
    })
    void saysWhy(String model, double firstToken, String why) {
        // Given
        seconds.put(model, firstToken);
        // When
        String words = choose(Requests.to("auto"), UNSURE).because().words();
        // Then
        assertEquals(why, words);
    }

    @Test
    void serversThatDoNotTellChangeNothing() {
        assertEquals("fast abstained [api-fast, own-fast]", told(UNSURE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.1 | FAST      | fast score_low [api-fast, own-fast]",
                "0.9 | REASONING | reasoning score_high [api-deep, own-deep]"
            })
    void whatIsClearGoesWhereItBelongs(double score, Tier tier, String expected) {
        // Given
        seconds.putAll(Map.of("own-fast", 0.1, "own-deep", 0.1));
        // When
        String told = told(Cast.complexity(score, tier, true));
        // Then
        assertEquals(expected, told);
    }

    @Test
    void aRouteThatDoesNotAllowItDecidesAsBefore() {
        // Given
        promise(new Route.Slo(400, 5_000, false));
        seconds.putAll(Map.of("own-fast", 0.1, "own-deep", 0.1));
        // When
        String told = told(UNSURE);
        // Then
        assertEquals("fast abstained [api-fast, own-fast]", told);
    }

    @Test
    void whatTheCallerAsksForStands() {
        // Given
        seconds.putAll(Map.of("own-fast", 0.1, "own-deep", 0.1));
        cast.wishes = new Wishes(List.of(), Tier.REASONING, 0, true);
        // When
        String told = told(UNSURE);
        // Then
        assertEquals("reasoning caller_header [api-deep, own-deep]", told);
    }

    @Test
    void whatARulePrefersStands() {
        // Given
        seconds.putAll(Map.of("own-fast", 0.1, "own-deep", 0.1));
        cast.rule("cheap", "true", Cast.prefer(Prefer.FASTEST));
        // When
        String told = told(UNSURE);
        // Then
        assertEquals("fast abstained [api-fast, own-fast]", told);
    }

    @Test
    void aCapWithoutRoomToReasonStaysFast() {
        // Given
        seconds.putAll(Map.of("own-fast", 0.1, "own-deep", 0.1));
        // When
        Decision decision = choose(Requests.to("auto").maxTokens(50), UNSURE);
        // Then
        assertEquals("fast idle_fleet", Cast.told(decision));
    }

    @Test
    void aModelThatMayNotBeUsedIsNoIdleOne() {
        // Given
        seconds.putAll(Map.of("own-fast", 0.1, "own-deep", 0.1));
        cast.require("outside", "true", Map.of("residency", List.of("external")));
        // When
        String told = told(UNSURE);
        // Then
        assertEquals("fast abstained [api-fast]", told);
    }

    @Test
    void nothingSpillsWhereNobodyElseMayTakeIt() {
        // Given
        seconds.putAll(Map.of("own-fast", 1.4, "own-deep", 1.4));
        cast.require("home", "true", Map.of("residency", List.of("self-hosted")));
        // When
        String told = told(UNSURE);
        // Then
        assertEquals("fast abstained [own-fast]", told);
    }
}
