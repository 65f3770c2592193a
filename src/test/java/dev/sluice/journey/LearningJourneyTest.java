package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.complexity.Artifact;
import dev.sluice.decisions.DecisionLog;
import dev.sluice.decisions.Seal;
import dev.sluice.journey.TierWorld.Tiers;
import dev.sluice.replay.Rows;
import dev.sluice.training.Evaluation;
import dev.sluice.training.Fit;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// An operator's own weights: calls and what callers said of them, exported, fitted, judged, and
/// back in the gateway.
@QuarkusTest
@WithTestResource(TierWorld.class)
@Timeout(120)
class LearningJourneyTest {

    /// Enough rows for weights of their own.
    private static final int CALLS = 220;

    private static final PrintWriter NOBODY = new PrintWriter(new StringWriter());

    @TempDir Path folder;

    Tiers tiers;

    @BeforeEach
    void clear() {
        tiers.clear();
    }

    /// Every second call asks for what the fast tier cannot do, and its caller says so. No two ask
    /// the same: one turn is in one fold, however often it is asked.
    private static void traffic() {
        for (int i = 0; i < CALLS; i++) {
            boolean hard = i % 2 == 0;
            String name = "" + (char) ('a' + i % 26) + (char) ('a' + i / 26);
            String text = (hard ? "derive the lemma " : "greet the guest ") + name;
            String decision =
                    TierWorld.ask("plain", text, "\"reasoning_effort\":\"none\"")
                            .header("x-sluice-decision");
            RestAssured.given()
                    .contentType("application/json")
                    .body("{\"verdict\":\"" + (hard ? "under" : "good") + "\"}")
                    .post("/v1/routing/" + decision + "/feedback")
                    .then()
                    .statusCode(200);
        }
    }

    private Path exported() throws IOException {
        Path data = tiers.premises().data();
        Path log = data.resolve(TierWorld.LOG);
        Rows made = new Rows(Seal.open(data));
        List<String> rows = new ArrayList<>();
        while (rows.size() < CALLS) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            rows.clear();
            new DecisionLog(List.of(log))
                    .each(record -> {
                        if (record.after().feedback().matches("under|good")) {
                            made.row(record).ifPresent(rows::add);
                        }
                    });
        }
        return Files.write(folder.resolve("rows.jsonl"), rows);
    }

    @Test
    void whatCallersSaidOfAnswersBecomesWeights() throws IOException {
        // Given
        traffic();
        Path rows = exported();
        Path weights = tiers.premises().config().resolve("ours-1.bin");
        // When
        Fit.run(new Fit.Order(List.of(rows), null, false, null, weights, 0, ""), NOBODY, NOBODY);
        // Then
        assertTrue(Artifact.read(weights).pairs().contains("default/plain"));
        StringWriter told = new StringWriter();
        Evaluation.run(
                new Evaluation.Order(List.of(rows), weights, 2, 0.3, folder, 0),
                new PrintWriter(told),
                NOBODY);
        assertTrue(told.toString().contains("own fit"), told::toString);
        tiers.write(", estimator: ours-1.bin, pair: default/plain");
        RestAssured.post("/admin/config/reload").then().statusCode(200);
        String decision = TierWorld.ask("asks", "greet the guest").header("x-sluice-decision");
        tiers.write("");
        RestAssured.post("/admin/config/reload").then().statusCode(200);
        String by = RestAssured.get("/admin/decisions/" + decision).path("artifact");
        assertTrue(by.startsWith("ours-1@"), by);
    }
}
