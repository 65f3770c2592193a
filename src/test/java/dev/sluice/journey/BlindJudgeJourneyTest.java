package dev.sluice.journey;

import static dev.sluice.journey.Stage.await;
import static dev.sluice.journey.Stage.count;
import static dev.sluice.journey.TierWorld.ask;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.sluice.journey.TierWorld.Tiers;
import dev.sluice.kit.Chunks;
import dev.sluice.kit.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A model that is shown answers after they went out, by a route that asks for it and a team that
/// agreed.
@QuarkusTest
@WithTestResource(TierWorld.class)
@Timeout(60)
class BlindJudgeJourneyTest {

    private static final String FILE = "judged.yaml";

    Tiers tiers;

    @BeforeEach
    void judge() {
        tiers.clear();
        tiers.umpire().always(Script.ok(Chunks.whole("80", 50, 1)));
        agreed(true);
    }

    @AfterEach
    void forget() {
        in("teams: {}");
    }

    private void agreed(boolean so) {
        in(
                """
                routes:
                  judged: { fast: quick, reasoning: deep, reasoning-above: 0.8, blind-judge: { model: umpire, share: 1 } }
                teams:
                  default: { models: ["*"], learning: { judged: %s } }
                """
                        .formatted(so));
    }

    private void in(String yaml) {
        tiers.premises().write(FILE, yaml);
        RestAssured.post("/admin/config/reload").then().statusCode(200);
    }

    private static double verdicts() {
        return count("sluice.routing.signals", "signal", "blind_under", "tier", "fast");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsVerdictIsOnRecord(boolean stream) throws Exception {
        // Given
        tiers.quick()
                .always(
                        stream
                                ? Script.events()
                                        .event(Chunks.role())
                                        .event(Chunks.content("five"))
                                        .event(Chunks.finish("stop"))
                                        .done()
                                : Script.ok(Chunks.whole("five", 10, 1)));
        double before = verdicts();
        // When
        Response answer = ask("judged", "two and two?", "\"stream\":" + stream);
        // Then
        await(() -> verdicts() > before, "a verdict");
        Board.record(answer.header("x-sluice-decision")).then().body("blind", equalTo("under"));
    }

    @Test
    void aTeamThatDidNotAgreeIsNotShown() throws Exception {
        // Given
        agreed(false);
        String unseen = ask("judged", "two and two?").header("x-sluice-decision");
        agreed(true);
        double before = verdicts();
        // When
        ask("judged", "two and two?");
        // Then
        await(() -> verdicts() > before, "a verdict");
        Board.record(unseen).then().body("$", not(hasKey("blind")));
    }
}
