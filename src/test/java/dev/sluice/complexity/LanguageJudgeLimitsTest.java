package dev.sluice.complexity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ask.Ask;
import dev.sluice.kit.Script;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a judge may cost, and when nobody is asked.
@Timeout(60)
class LanguageJudgeLimitsTest {

    private final Umpire umpire = new Umpire();

    @AfterEach
    void close() {
        umpire.close();
    }

    @Test
    void anEqualTextIsNotAskedAgain() {
        // Given
        LanguageJudge judge = umpire.warm(umpire.judge(1_000_000));
        Umpire.reads(judge, "twice");
        umpire.upstream.always(Umpire.says("1"));

        // When
        double reading = Umpire.reads(judge, "twice");

        // Then
        assertEquals(0.73, reading);
    }

    @Test
    void aSpentDayAsksNobody() {
        // Given
        LanguageJudge judge = umpire.warm(umpire.judge(400));
        umpire.heard.clear();

        // When
        Umpire.reads(judge, "one too many");

        // Then
        assertEquals(List.of("denied"), List.copyOf(umpire.heard));
    }

    @Test
    void aReloadThatChangesTheJudgeGivesNoMoneyBack() {
        // Given
        LanguageJudge judge = umpire.warm(umpire.judge(400));
        umpire.use(judge, 399);
        umpire.heard.clear();

        // When
        Umpire.reads(judge, "one too many");

        // Then
        assertEquals(List.of("denied"), List.copyOf(umpire.heard));
    }

    @Test
    void tellsWhatAnOpinionCost() {
        // Given
        LanguageJudge judge = umpire.warm(umpire.judge(1_000_000));
        umpire.heard.clear();

        // When
        Umpire.reads(judge, "fresh");

        // Then
        assertEquals(Set.of("umpire 400"), Set.copyOf(umpire.heard));
    }

    @Test
    void aSilentModelIsGivenUp() {
        // Given
        LanguageJudge judge = umpire.warm(umpire.judge(1_000_000));
        umpire.heard.clear();
        umpire.upstream.always(Script.silent());

        // When
        Umpire.reads(judge, "fresh");

        // Then
        assertTrue(umpire.heard.contains("timeout"), umpire.heard::toString);
    }

    @Test
    void aDayOfCallsThatWereGivenUpIsSpentToo() throws InterruptedException {
        // Given
        umpire.warm(umpire.judge(1_000_000));
        umpire.heard.clear();
        LanguageJudge judge = umpire.judge(1);
        umpire.upstream.always(Script.silent());
        Umpire.reads(judge, "given up");
        umpire.paid();
        umpire.heard.clear();

        // When
        Umpire.reads(judge, "one too many");

        // Then
        assertEquals(List.of("denied"), List.copyOf(umpire.heard));
    }

    @ParameterizedTest
    @MethodSource("withoutACount")
    void aCallWhoseUsageNobodyToldIsPaidForByEstimate(Script script) throws Exception {
        // Given
        LanguageJudge judge = umpire.warm(umpire.judge(1_000_000));
        umpire.heard.clear();
        umpire.upstream.clear();
        umpire.upstream.always(script);

        // When
        Umpire.reads(judge, "a".repeat(3_200));

        // Then
        long most = 2 * Ask.tokens(umpire.upstream.take().body().length);
        long paid = umpire.paid();
        assertTrue(2_000 < paid && paid < most, () -> paid + " of at most " + most);
    }

    static List<Script> withoutACount() {
        return List.of(
                Script.silent(),
                Script.slam(),
                Script.ok("{}"),
                Script.ok("{\"choices\":[{\"message\":{\"content\":\"73\"}}]}"));
    }

    @Test
    void anErrorThatTheModelNamedIsNotPaidFor() {
        // Given
        LanguageJudge judge = umpire.warm(umpire.judge(1_000_000));
        umpire.heard.clear();
        umpire.upstream.always(Script.error(500, "x"));

        // When
        Umpire.reads(judge, "fresh");

        // Then
        assertEquals(List.of("timeout"), List.copyOf(umpire.heard));
    }

    /// By a judge that has no connection of before, on which a question might have got through.
    @Test
    void whoCannotBeReachedIsNotPaid() {
        // Given
        umpire.warm(umpire.judge(1_000_000));
        umpire.heard.clear();
        umpire.close();
        LanguageJudge judge = umpire.judge(1_000_000);

        // When
        Umpire.reads(judge, "fresh");

        // Then
        assertEquals(List.of("timeout"), List.copyOf(umpire.heard));
    }

    @Test
    void aModelThatKeepsFailingIsLeftAlone() {
        // Given
        LanguageJudge judge = umpire.warm(umpire.judge(1_000_000));
        umpire.upstream.always(Script.error(500, "x"));
        for (int i = 0; i < 12; i++) {
            Umpire.reads(judge, "failing " + i);
        }
        umpire.heard.clear();

        // When
        Umpire.reads(judge, "one more");

        // Then
        assertEquals(List.of("denied"), List.copyOf(umpire.heard));
    }

    @Test
    void aRouteWithoutAJudgeHasNoReading() {
        // Given
        LanguageJudge judge = new LanguageJudge();
        judge.use(Map.of("auto", Opinions.NONE), LanguageJudge.Ear.NONE);

        // When
        double reading = Umpire.reads(judge, "why?");

        // Then
        assertTrue(Double.isNaN(reading));
    }
}
